package dev.weir.access.signin;

import java.io.IOException;
import java.util.Set;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Addresses that could be read in two ways never reach a controller: whoever sends one is
 * told, as of any address that is not there. Volumes and pools may have a percent sign or
 * a semicolon in their names, so that these are let through in their encoded forms; a
 * bare semicolon, which begins a parameter of a path, stays refused.
 */
@Configuration(proxyBeanMethods = false)
class RefusedAddresses {

	@Bean
	HttpFirewall addresses() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowUrlEncodedPercent(true);
		firewall.getEncodedUrlBlocklist().removeAll(Set.of("%3b", "%3B"));
		firewall.getDecodedUrlBlocklist().remove(";");
		return firewall;
	}

	@Bean
	RequestRejectedHandler refusedAddress(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
		return new RequestRejectedHandler() {
			@Override
			public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException cause)
					throws IOException {
				Problem unknown = Problem.of(ErrorKind.NOT_FOUND, ErrorKind.NOT_FOUND.messageKey());
				if (resolver.resolveException(request, response, null, unknown) == null) {
					response.sendError(ErrorKind.NOT_FOUND.httpStatus());
				}
			}
		};
	}

}
