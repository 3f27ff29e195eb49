using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BufferHealth.Server.Queries;

/// <summary>What the OpenAPI document says beyond what the endpoints' types do: the parameters, as they are read, and the token.</summary>
internal static class QueryDocument
{
    private const string Scheme = "readToken";

    /// <summary>Describes the read side.</summary>
    public static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) ?? false;
        options.AddOperationTransformer((operation, context, _) =>
        {
            foreach (QueryParameter parameter in context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryParameters>().SelectMany(parameters => parameters.All))
            {
                (operation.Parameters ??= []).Add(Parameter(parameter));
            }
            (operation.Security ??= []).Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] });
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, _, _) =>
        {
            // JSON's web defaults read numbers from texts too; what is answered here is always a number.
            if (schema.Type is { } type && (type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0)
            {
                (schema.Type, schema.Pattern) = (type & ~JsonSchemaType.String, null);
            }
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "BufferHealth collector",
                Version = "v1",
                Description = "What the viewers of a fleet see. Instants are ms since 1970, durations ms; null is unknown.",
            };
            document.Components ??= new OpenApiComponents();
            (document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>())[Scheme] =
                new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The collector's read token." };
            return Task.CompletedTask;
        });
    }

    private static OpenApiParameter Parameter(QueryParameter parameter)
    {
        bool isInteger = parameter is { Least: not null, IsTime: false };
        OpenApiSchema schema = new()
        {
            Type = isInteger ? JsonSchemaType.Integer : JsonSchemaType.String,
            Enum = parameter.Choices?.Select(choice => (JsonNode)JsonValue.Create(choice)).ToList(),
            Default = parameter.Default is not { } usual ? null : isInteger ? JsonValue.Create(long.Parse(usual, CultureInfo.InvariantCulture)) : JsonValue.Create(usual),
        };
        if (isInteger)
        {
            schema.Minimum = parameter.Least?.ToString(CultureInfo.InvariantCulture);
            schema.Maximum = parameter.Most?.ToString(CultureInfo.InvariantCulture);
        }
        else if (!parameter.IsTime)
        {
            schema.MaxLength = (int?)parameter.Most;
        }
        return new OpenApiParameter { Name = parameter.Name, In = ParameterLocation.Query, Description = parameter.Description, Schema = schema };
    }
}
