package dev.weir;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Weir keeps to its house rules, and each rule reports the class that breaks it on
 * purpose.
 */
class ArchitectureTests {

	private static final JavaClasses WEIR = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dev.weir");

	private static final JavaClasses BAD = new ClassFileImporter().importPackages("dev.weir.archfixture");

	/** A new rule is one line here, one rule and one fixture that breaks it. */
	static Stream<Arguments> rules() {
		return Stream.of(rule(ArchitectureRules.ONLY_THE_PORT_TOUCHES_LIBVIRT, "TouchesLibvirt"),
				rule(ArchitectureRules.NO_FINALIZERS_OF_LIBVIRT, "UsesUpperLibvirt"),
				rule(ArchitectureRules.NO_SLEEP, "Sleeps"),
				rule(ArchitectureRules.NAMES_SAY_WHAT_A_CLASS_DOES, "DiskManager"),
				rule(ArchitectureRules.NO_INJECTED_FIELDS, "InjectsField"),
				rule(ArchitectureRules.TIME_COMES_FROM_THE_CLOCK, "AsksTheSystemForTheTime"),
				rule(ArchitectureRules.PAGES_NEVER_ASK_A_HOST, "HostPages"),
				rule(ArchitectureRules.NO_SHELL, "RunsShell"), rule(ArchitectureRules.NO_XML_BY_HAND, "GluesXml"));
	}

	@ParameterizedTest
	@MethodSource("rules")
	void weirKeepsTheRule(ArchRule rule, String badClass) {
		rule.check(WEIR);
	}

	@ParameterizedTest
	@MethodSource("rules")
	void theRuleBites(ArchRule rule, String badClass) {
		assertThat(rule.evaluate(BAD).getFailureReport().toString()).contains(badClass);
	}

	private static Arguments rule(ArchRule rule, String badClass) {
		return Arguments.of(Named.of(rule.getDescription(), rule), badClass);
	}

}
