package dev.weir.hypervisor.libvirt;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.weir.hypervisor.ConnectionSpec;
import dev.weir.hypervisor.Domains;
import dev.weir.hypervisor.Endpoint;
import dev.weir.hypervisor.HypervisorConnection;
import dev.weir.hypervisor.HypervisorProblem;
import dev.weir.hypervisor.StartOption;
import dev.weir.hypervisor.XmlForm;
import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What goes wrong in libvirt arrives as a kind, with its code and its own words.
 */
class ProblemsTests {

	private static final UUID NOBODY = new UUID(7, 7);

	private final HypervisorConnection host = TestHypervisors.defaultNode(new RecordingListener());

	private final Domains domains = this.host.domains();

	private final UUID test = this.domains.list().get(0).uuid();

	@AfterEach
	void close() {
		this.host.close();
	}

	@Test
	void whatIsNotThere() {
		assertKind(ErrorKind.NOT_FOUND, () -> this.domains.xml(NOBODY, XmlForm.LIVE));
		assertKind(ErrorKind.NOT_FOUND, () -> this.domains.start(NOBODY, Set.of()));
		assertKind(ErrorKind.NOT_FOUND, () -> this.domains.screenshot(NOBODY, 0));
		assertKind(ErrorKind.NOT_FOUND, () -> this.host.networks().xml("<none>"));
		assertKind(ErrorKind.NOT_FOUND, () -> this.host.storagePools().get("'; rm -rf /; '"));
		assertKind(ErrorKind.NOT_FOUND, () -> this.host.storagePools().volume("default-pool", "没有"));
	}

	@Test
	void codeDomainAndWordsAreKept() {
		assertThatExceptionOfType(HypervisorProblem.class)
			.isThrownBy(() -> this.domains.xml(NOBODY, XmlForm.INACTIVE_SECURE))
			.satisfies((problem) -> {
				assertThat(problem.code()).isEqualTo(42);
				assertThat(problem.domain()).isPositive();
				assertThat(problem.detail()).contains("Domain not found");
				assertThat(problem.messageKey()).isEqualTo("problem.not-found");
			});
	}

	@Test
	void aStateThatDoesNotAllowIt() {
		assertKind(ErrorKind.CONFLICT, () -> this.domains.start(this.test, Set.of()));
		assertKind(ErrorKind.CONFLICT, () -> this.domains.rename(this.test, "running"));
		assertKind(ErrorKind.CONFLICT, () -> this.host.networks().start("default"));
		assertKind(ErrorKind.CONFLICT, () -> this.host.storagePools().undefine("default-pool"));
	}

	@Test
	void definitionsThatLibvirtRefuses() {
		assertKind(ErrorKind.INVALID_DEFINITION, () -> this.domains.define("<domain"));
		assertKind(ErrorKind.INVALID_DEFINITION,
				() -> this.domains.define("<domain type='test'><nmae>a</nmae></domain>"));
		assertKind(ErrorKind.INVALID_DEFINITION, () -> this.domains.define("zero\0character"));
		assertKind(ErrorKind.INVALID_DEFINITION, () -> this.host.networks().define("<network/>"));
		assertKind(ErrorKind.INVALID_DEFINITION, () -> this.host.storagePools().define("<pool type='dir'/>"));
	}

	@Test
	void namesThatAreTaken() {
		assertKind(ErrorKind.ALREADY_EXISTS, () -> this.domains.define(
				"<domain type='test'><name>test</name>" + "<memory>1024</memory><os><type>hvm</type></os></domain>"));
		assertKind(ErrorKind.ALREADY_EXISTS,
				() -> this.host.storagePools()
					.define("<pool type='dir'><name>default-pool</name><uuid>" + NOBODY
							+ "</uuid><target><path>/x</path></target></pool>"));
	}

	@Test
	void whatThisDriverCannotDo() {
		assertKind(ErrorKind.UNSUPPORTED, () -> this.domains.openConsole(this.test, null));
		assertKind(ErrorKind.UNSUPPORTED, () -> this.domains.openGraphics(this.test, 0));
		assertKind(ErrorKind.UNSUPPORTED, () -> this.host.networks().leases("default"));
		assertKind(ErrorKind.UNSUPPORTED, () -> this.host.node().domainCapabilitiesXml("x86_64", "pc", "qemu"));
		this.domains.destroy(this.test, false);
		assertKind(ErrorKind.UNSUPPORTED, () -> this.domains.start(this.test, Set.of(StartOption.FORCE_BOOT)));
		this.domains.start(this.test, Set.of());
	}

	@Test
	void keysAreCounted() {
		assertKind(ErrorKind.INVALID_DEFINITION, () -> this.domains.sendKeys(this.test, List.of()));
		assertKind(ErrorKind.INVALID_DEFINITION,
				() -> this.domains.sendKeys(this.test, java.util.Collections.nCopies(17, 1)));
	}

	@Test
	void aZeroCharacterCannotNameSomethingElse() {
		assertKind(ErrorKind.INVALID_DEFINITION, () -> this.host.storagePools().get("default-pool\0.png"));
		assertKind(ErrorKind.INVALID_DEFINITION, () -> this.domains.rename(this.test, "a\0b"));
	}

	@Test
	void hostsThatDoNotAnswer() {
		assertKind(ErrorKind.HOST_UNREACHABLE, () -> open(new ConnectionSpec.Local(Path.of("/nowhere/libvirt-sock"))));
		assertKind(ErrorKind.HOST_UNREACHABLE, () -> open(new ConnectionSpec.Tcp(new Endpoint("127.0.0.1", 1), null)));
		assertKind(ErrorKind.HOST_UNREACHABLE, () -> this.host.dial("127.0.0.1", 1));
		assertKind(ErrorKind.HOST_UNREACHABLE, () -> this.host.dial("127.0.0.1", 0));
	}

	@Test
	void aNodeFileThatIsNotThere() {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> open(new ConnectionSpec.Test(Path.of("/nowhere/node.xml"))));
	}

	private static HypervisorConnection open(ConnectionSpec spec) {
		return TestHypervisors.hypervisor().open(spec, new RecordingListener());
	}

	private static void assertKind(ErrorKind kind, ThrowingCallable call) {
		assertThatExceptionOfType(Problem.class).isThrownBy(call)
			.satisfies((problem) -> assertThat(problem.kind()).as(problem.getMessage()).isEqualTo(kind));
	}

}
