package dev.weir.hypervisor.libvirt;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HostUuidTests {

	private static final UUID UUID_OF_HOST = new UUID(1, 2);

	@Test
	void findsTheHostsOwn() {
		assertThat(HostUuid.in("<capabilities><host><uuid>\n " + UUID_OF_HOST + " </uuid></host></capabilities>"))
			.isEqualTo(UUID_OF_HOST);
	}

	@Test
	void whatIsNoUuidIsNone() {
		assertThat(HostUuid.in("<capabilities><host/></capabilities>")).isNull();
		assertThat(HostUuid.in("<capabilities><host><uuid>zero</uuid></host></capabilities>")).isNull();
		assertThat(HostUuid.in("<capabilities>")).isNull();
		assertThat(HostUuid.in("")).isNull();
	}

	@Test
	void entitiesAreNotResolved() {
		assertThat(HostUuid.in("<!DOCTYPE c [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><c><uuid>&x;</uuid></c>"))
			.isNull();
	}

}
