package dev.weir.hypervisor.xml.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

import dev.weir.hypervisor.xml.property.Part;
import dev.weir.hypervisor.xml.property.Property;
import dev.weir.problem.InvalidInput;
import dev.weir.testbed.Length;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * For each document and each thing that may be edited in it: only the characters of that
 * thing change, the value is read back, and undoing it gives the document back byte for
 * byte. Another parser judges.
 */
class PropertyEditTests {

	private static final AtomicInteger CASES = new AtomicInteger();

	private static final AtomicInteger DOCUMENTS = new AtomicInteger();

	@net.jqwik.api.Property(tries = 1000)
	void eachEditChangesWhatItNamesAndNothingElse(@ForAll("domains") String xml) {
		if (CASES.get() >= Length.of(3_000, 120_000)) {
			return;
		}
		DOCUMENTS.incrementAndGet();
		Map<String, String> meaning = Meaning.of(xml);
		assertThat(DomainXml.parse(xml).document()).isEqualTo(xml);
		for (EditCase each : EditCase.all(xml)) {
			each.check(meaning);
			CASES.incrementAndGet();
		}
	}

	@AfterContainer
	static void count() {
		System.out.printf("%d edits of %d documents%n", CASES.get(), DOCUMENTS.get());
	}

	/** A property that no document has is declared in vain, or wrongly. */
	@Example
	void everyDeclaredPropertyIsInTheDocumentThatHasEverything() {
		Set<String> missing = new TreeSet<>();
		Set<String> present = new TreeSet<>();
		for (Part<?> part : EditCase.parts(DomainXml.parse(DomainCorpus.everything()))) {
			for (Property<?, ?> property : part.properties()) {
				String name = part.getClass().getSimpleName() + "." + property.name();
				boolean read = property.read(part).isPresent();
				(read ? present : missing).add(name);
			}
		}
		missing.removeAll(present);
		assertThat(missing).isEmpty();
		assertThat(present).hasSizeGreaterThan(250);
	}

	@Example
	void namesOfPropertiesAreUniqueInTheirElement() {
		for (Part<?> part : EditCase.parts(DomainXml.parse(DomainCorpus.everything()))) {
			assertThat(part.properties()).extracting(Property::name).doesNotHaveDuplicates();
		}
	}

	@Example
	void whatLibvirtWouldNotTakeIsRefusedByName() {
		DomainXml domain = DomainXml.parse(DomainCorpus.everything());
		Disk disk = domain.disks().get(0);
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> disk.set(Disk.CACHE, "fast"))
			.satisfies((problem) -> assertThat(problem.fields().get(0).field()).isEqualTo("cache"));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> disk.set(Disk.WWN, "5000"));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> domain.vcpus().set(Vcpus.MAXIMUM, 0L));
		assertThatExceptionOfType(InvalidInput.class)
			.isThrownBy(() -> domain.general().set(General.NAME, "../etc/passwd"));
		assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> domain.boot().order(List.of("usb")));
		assertThat(domain.document()).isEqualTo(DomainCorpus.everything());
	}

	@Provide
	Arbitrary<String> domains() {
		return DomainCorpus.domains();
	}

}
