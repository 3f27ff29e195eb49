using BufferHealth.Server.Health;
using BufferHealth.Server.Hosting;
using BufferHealth.Server.Links;
using BufferHealth.Server.Page;

var builder = WebApplication.CreateBuilder(args);
if (await NpmPackages.FetchAsync(builder.Environment.ContentRootPath) is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 1;
}

builder.ListenOnLoopback();
builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = Refusals.GiveReason);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<ShapedLinks>();
builder.Services.AddSingleton<RefusedRequests>();
builder.Services.AddSingleton(new SampleStream(Path.Combine(builder.Environment.ContentRootPath, "media", "sample")));
builder.Services.AddSingleton(new PageLibraries(builder.Environment.ContentRootPath));

var app = builder.Build();
app.Use(app.Services.GetRequiredService<RefusedRequests>().CountAsync);
app.UseExceptionHandler(Refusals.StatusByException);
app.UseStatusCodePages();
app.MapPage();
app.MapLinks();
app.MapMedia();
app.MapHealth();
app.PrintAddress();
app.Run();
return 0;
