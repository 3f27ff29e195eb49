using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BufferHealth.KernelCompiler;

/// <summary>Compiles the methods marked [WasmExport("name")], and whatever they call, into one module.</summary>
internal sealed class ModuleCompiler(CSharpCompilation compilation, DiagnosticSink diagnostics)
{
    private readonly Dictionary<IMethodSymbol, int> indexes = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, HashSet<IMethodSymbol>> calls = new(SymbolEqualityComparer.Default);
    private readonly Queue<IMethodSymbol> pending = new();
    private readonly SortedDictionary<string, IMethodSymbol> exports = new(StringComparer.Ordinal);

    public WasmModule Module { get; } = new();
    public TypeLayouts Layouts { get; } = new(diagnostics);
    public IEnumerable<(string Name, IMethodSymbol Method)> Exports => exports.Select(e => (e.Key, e.Value));

    public void Compile()
    {
        foreach (var tree in compilation.SyntaxTrees) FindExports(tree);
        if (exports.Count == 0 && !diagnostics.HasErrors)
            diagnostics.Error(compilation.SyntaxTrees[0].GetRoot().GetLocation(), DiagnosticCodes.Export, "no method has [WasmExport]");
        // In the order of their names, so that the module does not depend on the order of the sources.
        foreach (var (name, method) in exports)
            if (IndexOf(method, null, method.Locations[0]) is { } index) Module.Functions[index].ExportName = name;
        while (pending.TryDequeue(out var method)) CompileBody(method);
        RefuseRecursion();
    }

    /// <summary>The function index of a method, which is queued for compilation on first use; null, after an error, for one outside the subset.</summary>
    public int? IndexOf(IMethodSymbol method, IMethodSymbol? caller, Location where)
    {
        if (caller != null)
        {
            if (!calls.TryGetValue(caller, out var callees)) calls[caller] = callees = new(SymbolEqualityComparer.Default);
            callees.Add(method);
        }
        if (indexes.TryGetValue(method, out int index)) return index;
        if (!method.IsStatic || method.IsGenericMethod || method.IsAsync || method.IsExtern || method.IsPartialDefinition || method.IsConditional
            || method.MethodKind != MethodKind.Ordinary || method.DeclaringSyntaxReferences.Length != 1
            || method.ContainingType.IsGenericType || method.ContainingType.StaticConstructors.Any(c => !c.IsImplicitlyDeclared))
        {
            diagnostics.Error(where, DiagnosticCodes.Callee, $"'{method.ToDisplayString()}' is outside the subset: only plain static methods of these sources, and the listed intrinsics");
            return null;
        }
        index = Module.Functions.Count;
        indexes.Add(method, index);
        Module.Functions.Add(new(Signature(method)));
        pending.Enqueue(method);
        return index;
    }

    public bool ReturnsStruct(IMethodSymbol method) =>
        !method.ReturnsVoid && !method.ReturnsByRef && !method.ReturnsByRefReadonly
        && Layouts.Of(method.ReturnType, method.Locations[0]) is StructLayout;

    private FunctionType Signature(IMethodSymbol method)
    {
        var parameters = method.Parameters.Select(p => Passed(p.Type, p.RefKind != RefKind.None, p.Locations[0]));
        bool returnsStruct = ReturnsStruct(method), returnsByRef = method.ReturnsByRef || method.ReturnsByRefReadonly;
        ValType? result = method.ReturnsVoid || returnsStruct ? null : Passed(method.ReturnType, returnsByRef, method.Locations[0]);
        return new([.. returnsStruct ? new[] { ValType.I32 } : [], .. parameters], result);
    }

    private ValType Passed(ITypeSymbol type, bool byRef, Location where) =>
        Layouts.Of(type, where) is ScalarLayout scalar && !byRef ? scalar.Kind.ValType() : ValType.I32;

    private void FindExports(SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot().DescendantNodes(descendIntoTrivia: true))
        {
            if (node is IfDirectiveTriviaSyntax)
                diagnostics.Error(node.GetLocation(), DiagnosticCodes.Conditional, "#if is outside the subset: the two builds could see different sources");
            if (node is not AttributeSyntax attribute || model.GetSymbolInfo(attribute).Symbol?.ContainingType.Name != "WasmExportAttribute") continue;
            if (attribute.Parent?.Parent is MethodDeclarationSyntax declaration && model.GetDeclaredSymbol(declaration) is { } method) Export(method);
            else diagnostics.Error(attribute.GetLocation(), DiagnosticCodes.Export, "only a static method can be exported");
        }
    }

    private void Export(IMethodSymbol method)
    {
        var where = method.Locations[0];
        var name = method.GetAttributes().Single(a => a.AttributeClass?.Name == "WasmExportAttribute").ConstructorArguments.FirstOrDefault().Value as string;
        if (string.IsNullOrEmpty(name) || name is "memory" or "heapBase" || !exports.TryAdd(name, method))
            diagnostics.Error(where, DiagnosticCodes.Export, $"export name '{name}' is empty or taken");
        bool passable = method.Parameters.All(p => p.RefKind != RefKind.None || Layouts.Of(p.Type, p.Locations[0]) is not (StructLayout or { Size: < 4 }));
        if (!passable || ReturnsStruct(method) || method.ReturnsByRef || method.ReturnsByRefReadonly)
            diagnostics.Error(where, DiagnosticCodes.Export, "an exported method takes refs and numbers of 32 or 64 bits (others the host could pass out of range), and returns a scalar or nothing");
    }

    private void CompileBody(IMethodSymbol method)
    {
        var syntax = method.DeclaringSyntaxReferences[0].GetSyntax();
        var model = compilation.GetSemanticModel(syntax.SyntaxTree);
        if (model.GetOperation(syntax) is IMethodBodyOperation body && (body.BlockBody ?? body.ExpressionBody) is { } block)
            new MethodCompiler(this, diagnostics, method, Module.Functions[indexes[method]]).Compile(block);
        else diagnostics.Error(method.Locations[0], DiagnosticCodes.Construct, $"'{method.Name}' has no body");
    }

    /// <summary>Frames are static, which is only right when no method can be active twice.</summary>
    private void RefuseRecursion()
    {
        var done = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var active = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (var method in indexes.Keys) Visit(method);

        void Visit(IMethodSymbol method)
        {
            if (active.Contains(method)) diagnostics.Error(method.Locations[0], DiagnosticCodes.Recursion, $"'{method.Name}' is recursive");
            if (!done.Add(method) || !calls.TryGetValue(method, out var callees)) return;
            active.Add(method);
            foreach (var callee in callees) Visit(callee);
            active.Remove(method);
        }
    }
}
