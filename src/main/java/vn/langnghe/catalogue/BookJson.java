package vn.langnghe.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import vn.langnghe.book.Metadata;
import vn.langnghe.book.TalkingBook;

/**
 * Books as JSON: the components of the records under their names, what is empty left out, times as exact decimal seconds.
 * Properties that a later version adds are passed over.
 */
final class BookJson {
    private static final int BUFFER_SIZE = 1 << 16;
    private static final int NANOSECOND_DIGITS = 9;
    private static final long NANOSECONDS_A_SECOND = 1_000_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule()
                    .addSerializer(Duration.class, new DurationWriter())
                    .addDeserializer(Duration.class, new DurationReader()))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .withConfigOverride(
                    String.class, text -> text.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private BookJson() {}

    /** The book, packed with gzip. */
    static byte[] packed(TalkingBook book) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER_SIZE);
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes, BUFFER_SIZE)) {
            MAPPER.writeValue(packing, book);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #packed} wrote; the caller closes the stream. */
    static TalkingBook unpacked(InputStream packed) throws IOException {
        return MAPPER.readValue(new GZIPInputStream(packed, BUFFER_SIZE), TalkingBook.class);
    }

    static String metadata(Metadata metadata) {
        try {
            return MAPPER.writeValueAsString(metadata);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static Metadata metadata(String json) {
        try {
            return MAPPER.readValue(json, Metadata.class);
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static final class DurationWriter extends StdSerializer<Duration> {
        private static final long serialVersionUID = 1L;

        DurationWriter() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator json, SerializerProvider provider) throws IOException {
            BigDecimal fraction = BigDecimal.valueOf(value.toNanosPart(), NANOSECOND_DIGITS);
            json.writeNumber(BigDecimal.valueOf(value.toSeconds())
                    .add(fraction.stripTrailingZeros())
                    .toPlainString());
        }
    }

    private static final class DurationReader extends StdDeserializer<Duration> {
        private static final long serialVersionUID = 1L;

        DurationReader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
            BigDecimal nanoseconds = json.getDecimalValue().movePointRight(NANOSECOND_DIGITS);
            long whole = nanoseconds.longValue();
            return Duration.ofSeconds(whole / NANOSECONDS_A_SECOND, whole % NANOSECONDS_A_SECOND);
        }
    }
}
