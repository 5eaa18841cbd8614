package dev.weir.archfixture;

import java.time.Clock;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;

class InjectsField {

	@Autowired
	private @Nullable Clock clock;

	@Nullable Clock clock() {
		return this.clock;
	}

}
