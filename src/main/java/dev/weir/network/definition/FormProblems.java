package dev.weir.network.definition;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;

/**
 * Tells what is wrong with a draft at the field of the form that it was typed into, with
 * the number of its line. Stateless.
 */
final class FormProblems {

	private static final Pattern NUMBERED = Pattern.compile("([a-zA-Z0-9.]+)\\[(\\d+)].*");

	private static final Pattern GROUP = Pattern.compile("(portGroups\\[\\d+])\\.(.*)");

	/** Fields of several lines, by what they become. */
	private static final Map<String, String> LISTS = Map.of("ipv4.ranges", "ipv4Ranges", "ipv4.hosts", "ipv4Hosts",
			"ipv6.ranges", "ipv6Ranges", "ipv6.hosts", "ipv6Hosts", "dns.forwarders", "dnsForwarders", "dns.hosts",
			"dnsHosts", "routes", "routes", "devices", "devices");

	private FormProblems() {
	}

	static InvalidInput of(InvalidInput draft) {
		return new InvalidInput(draft.fields().stream().map(FormProblems::of).distinct().toList());
	}

	private static FieldProblem of(FieldProblem problem) {
		Matcher group = GROUP.matcher(problem.field());
		if (group.matches()) {
			return at(group.group(1) + "." + flat(group.group(2)), problem);
		}
		Matcher numbered = NUMBERED.matcher(problem.field());
		String list = numbered.matches() ? LISTS.get(numbered.group(1)) : null;
		return (list == null) ? at(flat(problem.field()), problem)
				: FieldProblem.of(list, "network.problem.line", Integer.parseInt(numbered.group(2)) + 1, text(problem));
	}

	private static FieldProblem at(String field, FieldProblem problem) {
		boolean address = field.equals("ipv4") || field.equals("ipv6");
		boolean prefix = address && problem.field().endsWith(".prefix");
		return prefix
				? FieldProblem.of(field, "network.problem.cidr",
						(field.equals("ipv4")) ? "192.0.2.1/24" : "2001:db8::1/64")
				: new FieldProblem(field, problem.messageKey(), problem.arguments());
	}

	/** One field of the form for what is one line in it. */
	private static String flat(String field) {
		if (field.startsWith("vlan")) {
			return "vlan";
		}
		if (field.startsWith("ipv4") || field.startsWith("ipv6")) {
			return field.substring(0, "ipv4".length());
		}
		if (field.startsWith("nat.")) {
			return field.startsWith("nat.ports") ? "natPorts" : "natAddresses";
		}
		Matcher rate = Pattern.compile("(inbound|outbound)(\\.(\\w+))?").matcher(field);
		return !rate.matches() ? field : rate.group(1) + capital(rate.group(3));
	}

	private static String capital(@Nullable String word) {
		return (word == null) ? "Average" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
	}

	private static DefaultMessageSourceResolvable text(FieldProblem problem) {
		List<Object> arguments = problem.arguments();
		return new DefaultMessageSourceResolvable(new String[] { problem.messageKey() }, arguments.toArray(),
				problem.messageKey());
	}

}
