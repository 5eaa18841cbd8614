package dev.weir.console.bench;

import java.util.UUID;

import dev.weir.WeirApplication;
import dev.weir.fleet.fake.FakeHypervisor;
import dev.weir.fleet.fake.FakeVm;
import dev.weir.hypervisor.Hypervisor;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Weir as it is but for libvirt: a host at 127.0.0.1 with one running VM, whose display
 * is a TCP port that somebody else listens on.
 */
public final class PretendedWeir {

	/** The variable that tells the display's port. */
	public static final String DISPLAY_PORT = "WEIR_PRETENDED_DISPLAY";

	private PretendedWeir() {
	}

	/** Starts it; settings come from the environment. */
	public static void main(String[] args) {
		new SpringApplicationBuilder(WeirApplication.class, Pretence.class).run(args);
	}

	/** In libvirt's place. */
	static class Pretence {

		@Bean
		@Primary
		Hypervisor pretendedHypervisor() {
			FakeHypervisor hypervisor = new FakeHypervisor();
			UUID uuid = UUID.randomUUID();
			FakeVm vm = hypervisor.host("127.0.0.1").define(uuid, "bench");
			vm.xml("<domain type='qemu'><name>bench</name><uuid>" + uuid + "</uuid><memory>1048576</memory>"
					+ "<vcpu>1</vcpu><os><type>hvm</type></os><devices><graphics type='vnc' port='"
					+ System.getenv(DISPLAY_PORT) + "' listen='127.0.0.1'/></devices></domain>");
			vm.start();
			return hypervisor;
		}

	}

}
