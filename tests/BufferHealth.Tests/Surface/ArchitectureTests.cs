using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace BufferHealth.Tests.Surface;

/// <summary>Who may know whom.</summary>
public sealed class ArchitectureTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>BufferHealth is known by Cmcd, that by Server and Cli; the browser's package and the compiler know the kernel alone.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["BufferHealth"] = [],
        ["BufferHealth.KernelCompiler"] = [],
        ["BufferHealth.Browser"] = [],
        ["BufferHealth.Cmcd"] = ["BufferHealth"],
        ["BufferHealth.Server"] = ["BufferHealth", "BufferHealth.Cmcd"],
        ["BufferHealth.Cli"] = ["BufferHealth", "BufferHealth.Cmcd"],
    };

    public static TheoryData<string> Projects =>
        [.. Directory.GetFiles(Path.Combine(Sources.Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_knows_only_those_below_it(string project)
    {
        Assert.True(MayKnow.ContainsKey(project), $"{project} has no place in the table of who may know whom.");
        Assert.Empty(Items(project, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/'))).Except(MayKnow[project]));
    }

    [Fact]
    public void The_engine_has_no_package() => Assert.Empty(Items("BufferHealth", "PackageReference"));

    [Fact]
    public void The_engine_references_the_base_class_library_alone() =>
        Assert.All(typeof(BufferHealthMonitor).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    [Fact]
    public void The_kernel_s_fields_and_methods_use_numbers_its_own_types_and_the_enums_beside_it()
    {
        Type[] kernel = [.. typeof(BufferHealthMonitor).Assembly.GetTypes()
            .Where(t => t.Namespace == "BufferHealth.Kernel" && !t.IsDefined(typeof(CompilerGeneratedAttribute)) && !typeof(Attribute).IsAssignableFrom(t))];
        Assert.NotEmpty(kernel);
        foreach (Type type in kernel)
        {
            Assert.True(type.IsValueType || (type.IsAbstract && type.IsSealed), $"{type} is neither a struct nor static");
            foreach (MethodInfo method in type.GetMethods(All).Where(_ => !type.IsEnum))
            {
                Assert.All(method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType), t => Assert.True(Allowed(t), $"{type.Name}.{method.Name} uses {t}"));
                Assert.All(method.GetMethodBody()?.LocalVariables.Select(v => v.LocalType) ?? [], t => Assert.True(Allowed(t), $"{type.Name}.{method.Name} holds {t}"));
            }
            Assert.All(type.GetFields(All), f => Assert.True(Allowed(f.FieldType), $"{type.Name}.{f.Name} is {f.FieldType}"));
        }
    }

    [Fact]
    public void The_kernel_s_files_name_no_other_namespace()
    {
        string[] allowed = ["using System.Runtime.CompilerServices;"];
        foreach (string file in Directory.GetFiles(Path.Combine(Sources.Root, "src", "BufferHealth", "Kernel"), "*.cs"))
        {
            Assert.Empty(File.ReadLines(file).Where(l => l.StartsWith("using ", StringComparison.Ordinal)).Except(allowed));
        }
    }

    private static bool Allowed(Type type)
    {
        // An inline array is indexed through a span of its elements.
        type = type.HasElementType ? type.GetElementType()! : type;
        type = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Span<>) ? type.GetGenericArguments()[0] : type;
        return type.IsPrimitive || type == typeof(void) || type.Namespace == "BufferHealth.Kernel" || (type.Namespace == "BufferHealth" && type.IsEnum);
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(Path.Combine(Sources.Root, "src", project, project + ".csproj"))
            .Descendants(kind)
            .Where(e => (string?)e.Attribute("ReferenceOutputAssembly") != "false")
            .Select(e => (string?)e.Attribute("Include") ?? "");
}
