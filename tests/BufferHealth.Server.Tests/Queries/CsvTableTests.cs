using BufferHealth.Server.Queries;

namespace BufferHealth.Server.Tests.Queries;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"so\"", "\"say \"\"so\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    public void A_text_is_quoted_where_it_must_be_and_never_a_formula(string text, string cell)
    {
        CsvTable table = new("name");
        table.Add(text);
        Assert.Equal($"name\r\n{cell}\r\n", table.ToString());
    }

    [Fact]
    public void Numbers_stay_numbers_and_the_unknown_is_empty()
    {
        CsvTable table = new("a", "b", "c");
        table.Add(-5L, 0.25, null);
        Assert.Equal("a,b,c\r\n-5,0.25,\r\n", table.ToString());
    }

    [Fact]
    public void A_row_has_a_cell_for_every_column() => Assert.Throws<ArgumentException>(() => new CsvTable("a", "b").Add(1));
}
