package vn.langnghe.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule that a package can break is told in Vietnamese and in English. */
class RuleMessagesTest {
    private static final List<Locale> LOCALES = List.of(Locale.forLanguageTag("vi"), Locale.ENGLISH);
    private static final List<Class<?>> ENUMS = imported();

    static Stream<Rule> rules() {
        return enums().flatMap(each -> Stream.of(each.getEnumConstants())).map(Rule.class::cast);
    }

    static Stream<Class<?>> enums() {
        return ENUMS.stream();
    }

    private static List<Class<?>> imported() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("vn.langnghe").stream()
                        .filter(each -> each.isAssignableTo(Rule.class) && each.isEnum())
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleIsToldInBothLanguages(Rule rule) {
        Problem problem = Problem.of(rule, "file", 1, 2, 3, 4, 5, 6, 7, 8);

        assertThat(List.of(problem.vietnamese(), problem.english()))
                .doesNotHaveDuplicates()
                .allSatisfy(message -> assertThat(message)
                        .isNotBlank()
                        .doesNotContainPattern("\\{\\d")
                        .doesNotContain("''", "  ")
                        .matches(text -> Normalizer.isNormalized(text, Normalizer.Form.NFC), "is NFC"));
    }

    @ParameterizedTest
    @MethodSource("enums")
    void bundlesSayNothingBeyondTheirRulesAndDoubleTheirQuotes(Class<?> rules) {
        for (Locale locale : LOCALES) {
            ResourceBundle bundle = ResourceBundle.getBundle(
                    rules.getName(),
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            assertThat(bundle.keySet())
                    .containsExactlyInAnyOrderElementsOf(Stream.of(rules.getEnumConstants())
                            .map(constant -> ((Rule) constant).name())
                            .toList());
            assertThat(bundle.keySet())
                    .allSatisfy(key -> assertThat(bundle.getString(key).replace("''", ""))
                            .as(key)
                            .doesNotContain("'"));
        }
    }

    @Test
    void keysAreUnique() {
        assertThat(rules().map(Rule::key)).isNotEmpty().doesNotHaveDuplicates();
    }
}
