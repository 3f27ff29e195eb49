namespace BufferHealth.Cmcd.StructuredFields;

/// <summary>What <see cref="StructuredFieldReader.Read"/> has come to.</summary>
public enum StructuredFieldToken
{
    /// <summary>Nothing: before the first member, after the last, or at a fault.</summary>
    None,

    /// <summary>A member of the dictionary whose value is one item.</summary>
    Item,

    /// <summary>A member of the dictionary whose value is an inner list, which begins here.</summary>
    ListStart,

    /// <summary>An item of the inner list.</summary>
    ListItem,

    /// <summary>The end of the inner list; parameters of the list itself may follow.</summary>
    ListEnd,

    /// <summary>A parameter of the item or list before it.</summary>
    Parameter,
}
