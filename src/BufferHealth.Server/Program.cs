using BufferHealth.Server.Health;
using BufferHealth.Server.Hosting;
using BufferHealth.Server.Links;
using BufferHealth.Server.Page;

var builder = WebApplication.CreateBuilder(args);
builder.ListenOnLoopback();
builder.Services.AddProblemDetails();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<ShapedLinks>();
builder.Services.AddSingleton<RefusedRequests>();
builder.Services.AddSingleton(new SampleStream(Path.Combine(builder.Environment.ContentRootPath, "media", "sample")));
builder.Services.AddSingleton(new PageLibraries(builder.Environment.ContentRootPath));

var app = builder.Build();
app.Use(app.Services.GetRequiredService<RefusedRequests>().CountAsync);
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapPage();
app.MapLinks();
app.MapMedia();
app.MapHealth();
app.PrintAddress();
app.Run();
