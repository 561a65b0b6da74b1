package vn.langnghe.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** The OpenAPI document, to hold answers to. */
final class Described {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Described() {}

    static JsonNode document() throws IOException {
        try (InputStream file = Objects.requireNonNull(Described.class.getResourceAsStream("openapi.json"))) {
            return Json.mapper().readTree(file);
        }
    }

    /** What is wrong with the JSON, held to that schema of the document's components. */
    static List<Error> errors(String schema, String json) throws IOException {
        ObjectNode root = Json.mapper().createObjectNode();
        root.put("$ref", "#/components/schemas/" + schema);
        root.set("components", document().get("components"));
        return SCHEMAS.getSchema(root.toString()).validate(json, InputFormat.JSON);
    }
}
