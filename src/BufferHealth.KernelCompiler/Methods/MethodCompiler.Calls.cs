namespace BufferHealth.KernelCompiler.Methods;

/// <summary>Calls.</summary>
internal sealed partial class MethodCompiler
{
    /// <summary>Pushes the result: nothing, a scalar, or an address for a by-ref or struct result.</summary>
    private void Call(IInvocationOperation call)
    {
        var target = call.TargetMethod;
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            bool inOrder = call.Arguments[i].Parameter!.Ordinal == i && call.Arguments[i].ArgumentKind is ArgumentKind.Explicit or ArgumentKind.DefaultValue;
            if (RefuseIf(!inOrder, call, "arguments must be in the order of the parameters, and params is outside the subset", DiagnosticCodes.Arguments)) return;
        }
        if (target.DeclaringSyntaxReferences.Length == 0) CallIntrinsic(call);
        else if (module.IndexOf(target, method, call.Syntax.GetLocation()) is { } index) Call(call, index);
    }

    private void Call(IInvocationOperation call, int index)
    {
        int? result = null;
        if (module.ReturnsStruct(call.TargetMethod) && LayoutOf(call.TargetMethod.ReturnType, call) is { } returned)
        {
            result = FrameSlot(returned.Size);
            Emit(Op.FrameAddress, result.Value);
        }
        foreach (var argument in call.Arguments) Argument(argument);
        Emit(Op.Call, index);
        if (result != null) Emit(Op.FrameAddress, result.Value);
    }

    private void Argument(IArgumentOperation argument)
    {
        var value = argument.Value;
        if (argument.Parameter!.RefKind == RefKind.None)
        {
            // A struct by value: neither the callee nor a later argument may see, or change, the original.
            if (StructOf(value) != null) Temporary(value);
            else Value(value);
        }
        else if (value is IDiscardOperation && LayoutOf(value.Type, value) is { } discarded) Emit(Op.FrameAddress, FrameSlot(discarded.Size));
        else FullAddress(value);
    }

    private void CallIntrinsic(IInvocationOperation call)
    {
        var emit = Intrinsics.All.GetValueOrDefault(call.TargetMethod.GetDocumentationCommentId() ?? "");
        RefuseIf(emit == null, call, $"'{call.TargetMethod.ToDisplayString()}' is outside the subset", DiagnosticCodes.Callee);
        bool miscompiled = call.TargetMethod.Name == "Min" && call.Arguments.Any(a => IsNegativeZero(a.Value));
        RefuseIf(miscompiled, call, "the .NET 10 JIT gets Math.Min with a constant -0.0 wrong (https://github.com/dotnet/runtime/issues/130831)", DiagnosticCodes.NegativeZero);
        foreach (var argument in call.Arguments) Value(argument.Value);
        emit?.Invoke(this);
    }

    private static bool IsNegativeZero(IOperation op) =>
        op.ConstantValue.Value switch { double d => d == 0 && double.IsNegative(d), float f => f == 0 && float.IsNegative(f), _ => false };
}
