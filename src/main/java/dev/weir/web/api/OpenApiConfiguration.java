package dev.weir.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Describes the REST interface at {@code /api/v1/openapi.json}, browsable at
 * {@code /api/docs}.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	private static final String TOKEN = "token";

	@Bean
	OpenAPI description() {
		return new OpenAPI()
			.info(new Info().title("Weir")
				.version("v1")
				.description("Virtual machines, hosts, storage and networks of KVM/libvirt fleets. "
						+ "Errors are application/problem+json; lists take q, limit and cursor; a change that takes a "
						+ "host's time answers 202 with a task, ?wait=30 waits for it."))
			.components(new Components().addSecuritySchemes(TOKEN,
					new SecurityScheme().type(SecurityScheme.Type.HTTP)
						.scheme("bearer")
						.description("An API token, from POST /api/v1/tokens or the page My account")))
			.addSecurityItem(new SecurityRequirement().addList(TOKEN));
	}

}
