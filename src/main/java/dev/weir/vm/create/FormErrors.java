package dev.weir.vm.create;

import dev.weir.problem.ErrorKind;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import org.springframework.validation.BindingResult;

/**
 * Brings what is wrong with a draft to the fields of the form. Stateless.
 */
final class FormErrors {

	private FormErrors() {
	}

	/**
	 * Puts the problem where a person can mend it.
	 * @throws Problem itself when the form cannot show it
	 */
	static void tell(Problem problem, CreateVmForm form, BindingResult errors) {
		if (problem instanceof InvalidInput invalid) {
			invalid.fields().forEach((field) -> tell(field, form, errors));
		}
		else if (problem.kind() == ErrorKind.ALREADY_EXISTS) {
			errors.rejectValue("name", problem.messageKey(), problem.arguments().toArray(), null);
		}
		else if (problem.kind() == ErrorKind.FORBIDDEN || problem.kind() == ErrorKind.UNAUTHENTICATED) {
			throw problem;
		}
		else {
			errors.reject(problem.messageKey(), problem.arguments().toArray(), null);
		}
	}

	private static void tell(FieldProblem problem, CreateVmForm form, BindingResult errors) {
		errors.rejectValue(place(problem.field(), form), problem.messageKey(), problem.arguments().toArray(), null);
	}

	/** The field of the form that stands for a field of the REST body; empty for none. */
	private static String place(String field, CreateVmForm form) {
		boolean preset = form.isPreset();
		if (field.startsWith("cloudInit")) {
			return cloud(field);
		}
		if (field.matches("vcpus|memoryMib")) {
			return preset ? "size" : field;
		}
		if (field.matches("nics\\[\\d+]\\.(network|bridge)")) {
			return field.endsWith(".network") ? field.replace(".network", ".source") : field;
		}
		if (field.matches("nics\\[\\d]") && form.nicRows().get(field.charAt(5) - '0').isBridge()) {
			return field + ".bridge";
		}
		if (field.matches("(disks|nics)\\[\\d+]")) {
			return field + ".source";
		}
		boolean known = field.matches("hostId|name|firmware|osId|domainType|cdrom|bootFirst|"
				+ "disks\\[\\d+]\\.(poolName|sizeGib|format|bus|cache|volume|imageId)");
		return known ? field : "";
	}

	/**
	 * Lists of the REST body are one field of the form each; addresses stand with the
	 * NICs.
	 */
	private static String cloud(String field) {
		String plain = field.replaceAll("(packages|runCommands|sshKeys)\\[\\d+]$", "$1")
			.replace(".passwordHash", ".password");
		if (plain.matches("cloudInit\\.network\\[\\d+]\\.(addresses|gateway4|gateway6|dns|searchDomains)")) {
			return plain.replace("cloudInit.network", "nics");
		}
		boolean known = plain.matches("cloudInit\\.(hostname|packages|timezone|locale|runCommands|userData|"
				+ "users\\[\\d+]\\.(name|sudo|sshKeys|password))");
		return known ? plain.replace("cloudInit", "cloud") : "";
	}

}
