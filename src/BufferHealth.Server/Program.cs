using BufferHealth.Server.Configuration;
using BufferHealth.Server.Doors;
using BufferHealth.Server.Health;
using BufferHealth.Server.Hosting;
using BufferHealth.Server.Links;
using BufferHealth.Server.Page;
using BufferHealth.Server.Queries;
using BufferHealth.Server.Telemetry;

var builder = WebApplication.CreateBuilder(args);
if (await NpmPackages.FetchAsync(builder.Environment.ContentRootPath) is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 1;
}

builder.ListenOnLoopback();
try
{
    builder.AddCollector();
}
catch (InvalidOperationException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}

builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = Refusals.GiveReason);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<ShapedLinks>();
builder.Services.AddSingleton<RefusedRequests>();
builder.Services.AddSingleton(new SampleStream(Path.Combine(builder.Environment.ContentRootPath, "media", "sample")));
builder.Services.AddSingleton(new PageLibraries(builder.Environment.ContentRootPath));
builder.Services.AddQueries();
builder.AddTelemetry();

var app = builder.Build();
app.Use(app.Services.GetRequiredService<RefusedRequests>().CountAsync);
app.UseExceptionHandler(Refusals.StatusByException);
app.UseStatusCodePages();
var hasDemo = app.Services.GetRequiredService<CollectorSection>().HasDemo;
app.MapDashboard(isFront: !hasDemo);
app.MapPage();
app.UseRouting();
app.UseCors();
app.UseRequestDecompression();
app.MapHealth();
app.MapDoors();
app.MapQueries();
app.MapTelemetry();
if (hasDemo)
{
    app.UseMediaReports();
    app.MapLinks();
    app.MapMedia();
    app.MapReportAddress();
}

app.PrintAddress();
app.Run();
return 0;
