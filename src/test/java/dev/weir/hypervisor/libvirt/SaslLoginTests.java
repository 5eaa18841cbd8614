package dev.weir.hypervisor.libvirt;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.weir.hypervisor.ConnectionSpec.Credentials;
import dev.weir.problem.ErrorKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.libvirt.jna.ConnectionPointer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * libvirt's test driver can ask for a user and password as a daemon with SASL does.
 */
class SaslLoginTests {

	private final LibvirtApi api = LibvirtLibrary.get().api();

	@TempDir
	private Path folder;

	private String uri = "";

	@BeforeEach
	void writeNode() throws Exception {
		Path node = this.folder.resolve("node.xml");
		Files.writeString(node, "<node><auth><user password='密码&lt;&amp;'>weir@EXAMPLE</user></auth></node>");
		this.uri = "test://" + node;
	}

	@Test
	void theRightPasswordOpens() {
		ConnectionPointer connection = SaslLogin.open(this.api, this.uri, new Credentials("weir@EXAMPLE", "密码<&"));
		assertThat(connection).isNotNull();
		this.api.virConnectClose(connection);
	}

	@Test
	void aWrongOneIsRejected() {
		assertThat(SaslLogin.open(this.api, this.uri, new Credentials("weir@EXAMPLE", "密码"))).isNull();
		assertThat(NativeError.take(this.api).openingProblem().kind()).isEqualTo(ErrorKind.HOST_REJECTED);
	}

}
