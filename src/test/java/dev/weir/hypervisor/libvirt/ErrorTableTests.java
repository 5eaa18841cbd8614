package dev.weir.hypervisor.libvirt;

import dev.weir.problem.ErrorKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorTableTests {

	private static final int RPC = 7;

	private static final int QEMU = 10;

	@ParameterizedTest
	@CsvSource({ "2, NO_RESOURCES", "3, UNSUPPORTED", "84, UNSUPPORTED", "27, INVALID_DEFINITION",
			"67, INVALID_DEFINITION", "92, INVALID_DEFINITION", "28, ALREADY_EXISTS", "90, ALREADY_EXISTS",
			"42, NOT_FOUND", "43, NOT_FOUND", "49, NOT_FOUND", "50, NOT_FOUND", "55, CONFLICT", "87, CONFLICT",
			"68, TIMED_OUT", "78, CANCELLED", "86, AGENT_UNRESPONSIVE", "45, HOST_REJECTED", "6, HOST_UNREACHABLE",
			"1, REFUSED_BY_HOST", "9, REFUSED_BY_HOST", "38, REFUSED_BY_HOST", "9999, REFUSED_BY_HOST" })
	void eachCodeHasItsKind(int code, ErrorKind kind) {
		assertThat(ErrorTable.kind(error(code, QEMU, 0, "words"))).isEqualTo(kind);
	}

	@ParameterizedTest
	@CsvSource({ "1", "38", "39" })
	void errorsOfTheConnectionMeanThatTheHostIsGone(int code) {
		assertThat(ErrorTable.kind(error(code, RPC, 0, "client socket is closed")))
			.isEqualTo(ErrorKind.HOST_UNREACHABLE);
	}

	@Test
	void aFullDiskOrMemoryIsNoResources() {
		assertThat(ErrorTable.kind(error(38, 18, 28, "cannot write"))).isEqualTo(ErrorKind.NO_RESOURCES);
		assertThat(ErrorTable.kind(error(38, 18, 122, "cannot write"))).isEqualTo(ErrorKind.NO_RESOURCES);
		assertThat(ErrorTable.kind(error(1, QEMU, -1, "cannot set up guest memory 'pc.ram': Cannot allocate memory")))
			.isEqualTo(ErrorKind.NO_RESOURCES);
	}

	@Test
	void anObjectOfThatNameIsToldByWords() {
		assertThat(ErrorTable.kind(error(9, 20, -1, "operation failed: domain 'a' already exists with uuid 1")))
			.isEqualTo(ErrorKind.ALREADY_EXISTS);
	}

	@Test
	void openingTellsRefusalFromAbsence() {
		assertThat(ErrorTable.openingKind(error(38, RPC, 13, "Permission denied"))).isEqualTo(ErrorKind.HOST_REJECTED);
		assertThat(ErrorTable.openingKind(error(38, RPC, 111, "Connection refused")))
			.isEqualTo(ErrorKind.HOST_UNREACHABLE);
		assertThat(ErrorTable.openingKind(error(38, RPC, -1, "The certificate hasn't got a known issuer.")))
			.isEqualTo(ErrorKind.HOST_REJECTED);
		assertThat(ErrorTable.openingKind(error(88, 60, -1, "access denied"))).isEqualTo(ErrorKind.HOST_REJECTED);
		assertThat(ErrorTable.openingKind(error(45, RPC, -1, "authentication failed")))
			.isEqualTo(ErrorKind.HOST_REJECTED);
	}

	@Test
	void anErrorWithoutWordsIsAKindToo() {
		assertThat(ErrorTable.kind(error(0, 0, 0, null))).isEqualTo(ErrorKind.REFUSED_BY_HOST);
	}

	private static NativeError error(int code, int domain, int errno, @Nullable String message) {
		return new NativeError(code, domain, errno, message);
	}

}
