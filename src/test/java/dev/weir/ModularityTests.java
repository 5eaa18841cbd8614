package dev.weir;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The modules keep to their floors: no cycles, no internals, allowed dependencies only.
 */
class ModularityTests {

	@Test
	void modulesKeepToTheirFloors() {
		ApplicationModules.of(WeirApplication.class).verify();
	}

}
