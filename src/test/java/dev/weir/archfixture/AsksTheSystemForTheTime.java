package dev.weir.archfixture;

import java.time.Instant;

class AsksTheSystemForTheTime {

	Instant now() {
		return Instant.now();
	}

}
