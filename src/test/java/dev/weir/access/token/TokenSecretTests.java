package dev.weir.access.token;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokenSecretTests {

	@Test
	void everySecretIsNewAndReadsBack() {
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			TokenSecret secret = TokenSecret.random();
			assertThat(seen.add(secret.reveal())).isTrue();
			assertThat(secret.reveal()).matches("weir_[0-9A-Za-z]{49}");
			assertThat(TokenSecret.parse(secret.reveal()).map(TokenSecret::hash)).contains(secret.hash());
		}
	}

	@Test
	void onlyTheHashIsStoredAndNothingIsShown() {
		TokenSecret secret = TokenSecret.random();
		assertThat(secret.hash()).matches("[0-9a-f]{64}").doesNotContain(secret.reveal());
		assertThat(secret.toString()).isEqualTo("weir_***");
	}

	@Test
	void aTypoIsSeenWithoutTheDatabase() {
		String text = TokenSecret.random().reveal();
		char other = (text.charAt(10) == 'a') ? 'b' : 'a';
		assertThat(TokenSecret.parse(text.substring(0, 10) + other + text.substring(11))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "weir_", "weir_<script>", "Basic YWRtaW4=", "weir_' or '1'='1", "weir_备份",
			"weir_0000000000000000000000000000000000000000000000000" })
	void whatIsNoTokenIsNone(String text) {
		assertThat(TokenSecret.parse(text)).isEmpty();
	}

}
