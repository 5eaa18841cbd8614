package dev.weir.host.inventory;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Hosts that whoever starts Weir names in its settings, the connections in the words of
 * the REST contract: {@code WEIR_HOST_GIVEN_0_NAME},
 * {@code WEIR_HOST_GIVEN_0_CONNECTION_TRANSPORT} and so on. Immutable.
 */
@ConfigurationProperties("weir.host")
record GivenHosts(@DefaultValue List<Given> given) {

	/** One of them. */
	record Given(String name, ConnectionRequest connection) {
	}

}
