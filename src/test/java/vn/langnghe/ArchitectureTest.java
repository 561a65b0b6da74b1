package vn.langnghe;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls between the parts, see docs/decisions. */
class ArchitectureTest {
    private static final String ROOT = "vn.langnghe";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Which of the project's packages each may know. A new package is given its place here. */
    private static final Map<String, List<String>> KNOWS = new TreeMap<>(Map.ofEntries(
            Map.entry("book", List.of()),
            Map.entry("container", List.of("book")),
            Map.entry("markup", List.of("container", "book")),
            Map.entry("daisy", List.of("markup", "container", "book")),
            Map.entry("epub", List.of("markup", "container", "book")),
            Map.entry("audiobook", List.of("markup", "container", "book")),
            Map.entry("audio", List.of("container", "book")),
            Map.entry("database", List.of("book")),
            Map.entry("media", List.of("book")),
            Map.entry("catalogue", List.of("database", "media", "book")),
            Map.entry("intake", List.of("catalogue", "database", "media", "container", "book")),
            Map.entry("backup", List.of("catalogue", "database", "media", "book")),
            Map.entry("web", List.of("intake", "backup", "catalogue", "media", "container", "book")),
            Map.entry(
                    "command",
                    List.of(
                            "web",
                            "intake",
                            "backup",
                            "catalogue",
                            "database",
                            "media",
                            "audio",
                            "daisy",
                            "epub",
                            "audiobook",
                            "markup",
                            "container",
                            "book"))));

    private static final DescribedPredicate<JavaClass> STORES = named("stores", "Store");

    /** What reads a store's rows into records. */
    private static final DescribedPredicate<JavaClass> COLUMNS = named("stores' columns", "Columns");

    private static DescribedPredicate<JavaClass> named(String description, String ending) {
        return DescribedPredicate.describe(
                description, each -> each.getName().replaceFirst("\\$.*", "").endsWith(ending));
    }

    static Stream<String> packages() {
        return KNOWS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageKnowsOnlyThoseBelowIt(String name) {
        String[] known = Stream.concat(Stream.of(name), KNOWS.getOrDefault(name, List.of()).stream())
                .map(each -> ROOT + "." + each + "..")
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(ROOT + "..").or(resideInAnyPackage(known)))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageHasItsPlace() {
        String[] places = Stream.concat(Stream.of(ROOT), packages().map(each -> ROOT + "." + each + ".."))
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(places).check(CLASSES);
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theBookNeedsNothingButJava() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".book..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", ROOT + ".book..")
                .check(CLASSES);
    }

    @Test
    void onlyTheWebAndTheCommandsKnowTheServer() {
        noClasses()
                .that(resideOutsideOfPackage(ROOT + ".web..").and(resideOutsideOfPackage(ROOT + ".command..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.helidon..")
                .check(CLASSES);
    }

    @Test
    void onlyStoresSpeakSql() {
        noClasses()
                .that(DescribedPredicate.not(STORES.or(resideInAPackage(ROOT + ".database.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jdbi..")
                .check(CLASSES);
        noClasses()
                .that(DescribedPredicate.not(
                        STORES.or(COLUMNS).or(resideInAnyPackage(ROOT + ".database..", ROOT + ".backup.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandsSpeakToTheTerminal() {
        noClasses()
                .that(resideOutsideOfPackage(ROOT + ".command..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.belongToAnyOf(Main.class))))
                .should(ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }
}
