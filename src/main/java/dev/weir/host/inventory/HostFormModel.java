package dev.weir.host.inventory;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;

import dev.weir.hypervisor.SshIdentity;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;

/**
 * What the forms of hosts show beside their fields: Weir's key, and the fingerprint that
 * waits to be trusted. Thread-safe.
 */
@Component
class HostFormModel {

	private static final Set<String> TRANSPORTS = Set.of("local", "ssh", "tls", "tcp", "test");

	private static final String CONFIRM = "host.connection.fingerprint.confirm";

	private final SshIdentity identity;

	HostFormModel(SshIdentity identity) {
		this.identity = identity;
	}

	/** The transport of that name; ssh, the usual one, for anything else. */
	static String known(@Nullable String transport) {
		return (transport != null && TRANSPORTS.contains(transport)) ? transport : "ssh";
	}

	/** The form as it stands. */
	ModelAndView fill(String view, HostForm form) {
		String transport = known(form.transport());
		ModelAndView page = new ModelAndView(view).addObject("form", form).addObject("transport", transport);
		return "ssh".equals(transport) ? page.addObject("publicKey", this.identity.publicKey()) : page;
	}

	/** The form with what is wrong with it, or with the fingerprint that was found. */
	ModelAndView refuse(String view, HostForm form, BindingResult errors, InvalidInput refusal) {
		ModelAndView page = fill(view, form);
		List<FieldProblem> wrong = refusal.fields()
			.stream()
			.filter((field) -> !field.messageKey().equals(CONFIRM))
			.toList();
		if (!wrong.isEmpty()) {
			new InvalidInput(wrong).addTo(errors);
		}
		refusal.fields()
			.stream()
			.filter((field) -> field.messageKey().equals(CONFIRM))
			.findFirst()
			.ifPresent((field) -> page.addObject("found", field.arguments().get(0)));
		page.addAllObjects(errors.getModel());
		return page;
	}

}
