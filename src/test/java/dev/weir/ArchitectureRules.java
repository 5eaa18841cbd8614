package dev.weir;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import dev.weir.hypervisor.HypervisorConnection;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

/**
 * The house rules that the compiler and Spring Modulith do not know, each with its
 * reason.
 */
final class ArchitectureRules {

	static final ArchRule ONLY_THE_PORT_TOUCHES_LIBVIRT = noClasses().that()
		.resideOutsideOfPackage("dev.weir.hypervisor.libvirt..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.libvirt..", "com.sun.jna..")
		.because("a native pointer used after it was freed ends the whole process; only the port knows who holds one");

	static final ArchRule NO_FINALIZERS_OF_LIBVIRT = noClasses().should()
		.dependOnClassesThat()
		.resideInAPackage("org.libvirt")
		.because("libvirt-java's upper classes free handles in finalizers while other threads use them");

	static final ArchRule NO_SLEEP = noClasses().should()
		.callMethodWhere(isCallOf(Thread.class, "sleep").or(isCallOf(TimeUnit.class, "sleep")))
		.because("sleeping guesses how long something takes; wait for the event or use a scheduler");

	static final ArchRule NAMES_SAY_WHAT_A_CLASS_DOES = noClasses().should()
		.haveSimpleNameEndingWith("Manager")
		.orShould()
		.haveNameMatching(".*(Util|Utils|Helper|Impl|Service)")
		.orShould()
		.haveSimpleNameContaining("Common")
		.because("such names fit anything, so that anything gets in; name the one job instead");

	static final ArchRule NO_INJECTED_FIELDS = noFields().should()
		.beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
		.orShould()
		.beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
		.orShould()
		.beAnnotatedWith("jakarta.annotation.Resource")
		.orShould()
		.beAnnotatedWith("jakarta.inject.Inject")
		.because("a class shows what it needs in its constructor, and tests can call it");

	static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses().should()
		.callMethodWhere(asksForTheTime())
		.orShould()
		.callConstructor(Date.class)
		.because("tests set the time through the injected " + Clock.class.getSimpleName());

	static final ArchRule PAGES_NEVER_ASK_A_HOST = noClasses().that()
		.haveSimpleNameEndingWith("Pages")
		.or()
		.haveSimpleNameEndingWith("Api")
		.should()
		.dependOnClassesThat()
		.areAssignableTo(HypervisorConnection.class)
		.because("a page renders from the mirror and the database, so that it stands while a host hangs; "
				+ "what takes a host's time is a verb class");

	static final ArchRule NO_SHELL = noClasses().should()
		.callMethodWhere(isCallOf(Runtime.class, "exec"))
		.because("names of guests and files are hostile; the few external programs get argument lists");

	static final ArchRule NO_XML_BY_HAND = noClasses().that()
		.resideOutsideOfPackages("dev.weir.hypervisor.xml..", "dev.weir.host.demo..")
		.should(XmlByHand.haveMarkupInAText())
		.because("a name glued into XML is a hole; definitions are built as documents (hypervisor.xml);"
				+ " the demo has markup for names on purpose");

	private ArchitectureRules() {
	}

	private static DescribedPredicate<JavaCall<?>> asksForTheTime() {
		DescribedPredicate<JavaCall<?>> now = isCallOf(System.class, "currentTimeMillis");
		for (Class<?> type : List.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class,
				ZonedDateTime.class)) {
			now = now.or(isCallWithoutArgumentsOf(type, "now"));
		}
		return now;
	}

	private static DescribedPredicate<JavaCall<?>> isCallWithoutArgumentsOf(Class<?> owner, String method) {
		return isCallOf(owner, method).and(DescribedPredicate.describe("without arguments",
				(call) -> call.getTarget().getRawParameterTypes().isEmpty()));
	}

	private static DescribedPredicate<JavaCall<?>> isCallOf(Class<?> owner, String method) {
		return DescribedPredicate.describe(owner.getSimpleName() + "." + method,
				(call) -> call.getTarget().getOwner().isEquivalentTo(owner)
						&& call.getTarget().getName().equals(method));
	}

}
