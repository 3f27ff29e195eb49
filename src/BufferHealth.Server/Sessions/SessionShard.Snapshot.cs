using System.Buffers;
using BufferHealth.Server.Sessions.Snapshots;

namespace BufferHealth.Server.Sessions;

/// <content>
/// Its whole state as bytes: what is told after a snapshot was read is what would have been told without one. Of one
/// format alone, <see cref="SnapshotWriter.Version"/>: nothing is released yet that an earlier one would have to be read for.
/// </content>
internal sealed partial class SessionShard
{
    /// <summary>Reads a shard from a snapshot.</summary>
    /// <param name="snapshot">All of what <see cref="Write"/> wrote.</param>
    /// <param name="options">Bounds and times, those from before or others.</param>
    /// <param name="output">Where results go.</param>
    /// <param name="number">Which shard it is.</param>
    /// <exception cref="InvalidDataException">It is damaged, of another shard, or of another format; the message says which.</exception>
    public static SessionShard Read(ReadOnlySpan<byte> snapshot, SessionOptions options, ISessionOutput output, int number = 0)
    {
        SessionShard shard = new(options, output, number);
        SnapshotReader reader = new(snapshot, shard._texts);
        shard.Read(ref reader);
        return reader.IsAtEnd ? shard : throw SnapshotReader.Damaged("there is more than there should be");
    }

    /// <summary>Writes all of its state. Changes nothing.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        using SnapshotWriter writer = new(output);
        writer.Put(_number);
        writer.Put(_nowMs);
        writer.Put(_minute);
        Counts.Write(writer);
        Dictionary<Tenant, int> tenants = new(ReferenceEqualityComparer.Instance);
        writer.Put(_tenants.Count);
        foreach (Tenant tenant in _tenants)
        {
            tenants.Add(tenant, tenants.Count);
            writer.Put(tenant.Name);
            tenant.Minute.Write(writer);
        }
        Dictionary<Session, int> sessions = new(_sessions.Count, ReferenceEqualityComparer.Instance);
        writer.Put(_sessions.Count);
        for (Session? session = _idle.First; session is not null; session = session.IdleAfter)
        {
            sessions.Add(session, sessions.Count);
            writer.Put(tenants[session.Tenant]);
            writer.Put(session.SessionId);
            session.Write(writer);
        }
        _wheel.Write(writer, sessions);
        _closed.Write(writer);
        writer.End();
    }

    private void Read(ref SnapshotReader reader)
    {
        if (reader.Int() is var number && number != _number)
        {
            throw new InvalidDataException($"The snapshot is of shard {number}, and this is shard {_number}.");
        }
        _nowMs = reader.Long();
        _minute = reader.Long();
        Counts.Read(ref reader);
        for (int left = reader.Count(); left > 0; left--)
        {
            Tenant tenant = new(reader.Bytes(SessionReport.TenantLimit).ToArray());
            tenant.Minute.Read(ref reader);
            _tenants.Add(tenant);
        }
        Session[] sessions = new Session[reader.Count()];
        foreach (ref Session session in sessions.AsSpan())
        {
            Tenant tenant = _tenants[(int)reader.Long(0, _tenants.Count - 1)];
            byte[] key = [.. tenant.Name, (byte)'\n', .. reader.Bytes(IdLimit)];
            session = new(tenant, key, reader.Bool() ? EarlierPart.Read(ref reader) : null);
            session.Read(ref reader);
            if (!_sessions.TryAdd(key, session))
            {
                throw SnapshotReader.Damaged("a session is there twice");
            }
            tenant.Enter(session.LiveState);
            _idle.Add(session);
        }
        _wheel.Read(ref reader, sessions);
        _closed.Read(ref reader);
    }
}
