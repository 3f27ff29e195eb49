using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace BufferHealth.KernelCompiler.Tests;

public sealed class LayoutTests
{
    [Fact]
    public void StructsOfTheGridLieAsTheRuntimeLaysThem() =>
        AssertLayout(Compile(Sources.Of("Grid")), typeof(Grid.Pair).Assembly, "BufferHealth.KernelCompiler.Tests.Grid", atLeast: 9);

    [Fact]
    public void TheKernelCompilesAndItsStructsLieAsTheRuntimeLaysThem()
    {
        var root = Path.Combine(Sources.Root(), "src", "BufferHealth");
        var sources = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(root, path).Replace('\\', '/'), Full: path))
            .Where(s => !s.Path.StartsWith("obj/", StringComparison.Ordinal) && !s.Path.StartsWith("bin/", StringComparison.Ordinal))
            .Select(s => (s.Path, File.ReadAllText(s.Full)));
        AssertLayout(Compile([.. sources]), Assembly.Load("BufferHealth"), "BufferHealth.Kernel", atLeast: 3);
    }

    [Fact]
    public void EnumsAndSignaturesAreListed()
    {
        var layout = Compile(Sources.Kernel("""
            [Flags] internal enum Kind : byte { None, Some = 4, Last = 255 }
            internal enum Unseen { A }
            internal struct State { public float X; public Kind Kind; public byte A, B, C; }
            internal static class K
            {
                [WasmExport("update")] public static bool Update(ref State s, in State old, double time, float x, long n) => (Kind)(int)time == s.Kind;
                [WasmExport("clear")] public static void Clear(out State s) => s = default;
            }
            """));

        Assert.Equal(
            """{"Kind":{"type":"u8","members":{"None":0,"Some":4,"Last":255}}}""",
            Compact(layout.GetProperty("enums")));
        Assert.Equal(
            """{"clear":{"parameters":[{"name":"s","type":"State","by":"out"}],"result":null},"update":{"parameters":[{"name":"s","type":"State","by":"ref"},{"name":"old","type":"State","by":"in"},{"name":"time","type":"f64"},{"name":"x","type":"f32"},{"name":"n","type":"i64"}],"result":{"type":"bool"}}}""",
            Compact(layout.GetProperty("functions")));
        Assert.Equal(
            """{"State":{"size":8,"fields":{"X":{"offset":0,"type":"f32"},"Kind":{"offset":4,"type":"u8","enum":"Kind"},"A":{"offset":5,"type":"u8"},"B":{"offset":6,"type":"u8"},"C":{"offset":7,"type":"u8"}}}}""",
            Compact(layout.GetProperty("structs")));
    }

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private static JsonElement Compile((string Path, string Text)[] sources)
    {
        var compilation = KernelCompilation.Compile(sources);
        Assert.Empty(compilation.Diagnostics);
        return JsonDocument.Parse(compilation.Module!.LayoutJson).RootElement;
    }

    private static void AssertLayout(JsonElement layout, Assembly assembly, string @namespace, int atLeast)
    {
        var structs = layout.GetProperty("structs").EnumerateObject().ToArray();
        Assert.InRange(structs.Length, atLeast, int.MaxValue);
        foreach (var entry in structs)
        {
            var type = assembly.GetType($"{@namespace}.{entry.Name.Replace('.', '+')}") ?? assembly.GetType($"BufferHealth.{entry.Name}", throwOnError: true)!;
            Assert.Equal((entry.Name, Size(type)), (entry.Name, entry.Value.GetProperty("size").GetInt32()));
            int? length = type.GetCustomAttribute<InlineArrayAttribute>()?.Length;
            Assert.Equal(length, entry.Value.TryGetProperty("length", out var n) ? n.GetInt32() : null);
            var fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
            Assert.Equal(
                fields.Select(f => (entry.Name, f.Name, Offset(f))).Order(),
                entry.Value.GetProperty("fields").EnumerateObject().Select(f => (entry.Name, f.Name, f.Value.GetProperty("offset").GetInt32())).Order());
        }
    }

    private static int Size(Type type) =>
        (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(type).Invoke(null, null)!;

    /// <summary>The distance of a field's address from its struct's, measured by code that the runtime compiles.</summary>
    private static int Offset(FieldInfo field)
    {
        var method = new DynamicMethod("Offset", typeof(int), [field.DeclaringType!.MakeByRefType()], field.Module, skipVisibility: true);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldflda, field);
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Conv_I4);
        il.Emit(OpCodes.Ret);
        return (int)method.Invoke(null, [Activator.CreateInstance(field.DeclaringType!)])!;
    }
}
