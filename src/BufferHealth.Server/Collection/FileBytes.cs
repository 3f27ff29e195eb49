using System.Buffers;

namespace BufferHealth.Server.Collection;

/// <summary>
/// Writes what is put into it to a new file, a buffer at a time: a snapshot in memory would be as large again as the sessions that it is of. One
/// thread.
/// </summary>
internal sealed class FileBytes : IBufferWriter<byte>, IDisposable
{
    private const int BufferBytes = 128 * 1024;

    private readonly FileStream _file;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private int _used;

    /// <summary>Makes the file.</summary>
    public FileBytes(string path) => _file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);

    /// <inheritdoc/>
    public void Advance(int count) => _used += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_buffer.Length - _used < Math.Max(sizeHint, 1))
        {
            Write();
            if (_buffer.Length < sizeHint)
            {
                ArrayPool<byte>.Shared.Return(_buffer);
                _buffer = ArrayPool<byte>.Shared.Rent(sizeHint);
            }
        }
        return _buffer.AsMemory(_used);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Writes what is left, to the disk itself.</summary>
    public void End()
    {
        Write();
        _file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void Write()
    {
        _file.Write(_buffer, 0, _used);
        _used = 0;
    }
}
