package dev.weir.hypervisor.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What a domain capabilities document tells of nested virtualisation and of guests that
 * are protected from their host
 * (<a href="https://libvirt.org/formatdomaincaps.html">format</a>). Immutable.
 *
 * @param nested whether guests may run guests of their own, null where it cannot be told
 * @param secureGuests ways of protection that work, for instance sev, sgx, s390-pv, tdx
 * @param model the model that a guest with mode host-model gets, or null
 */
public record GuestFeaturesXml(@Nullable Boolean nested, List<String> secureGuests, @Nullable String model) {

	private static final XmlPath DOMAIN = XmlPath.of("domain");

	private static final XmlPath MODE = XmlPath.of("cpu/mode");

	private static final XmlPath NAME = XmlPath.of("@name");

	private static final XmlPath POLICY = XmlPath.of("@policy");

	private static final XmlPath FEATURE = XmlPath.of("feature");

	private static final XmlPath MODEL = XmlPath.of("model");

	private static final XmlPath VENDOR = XmlPath.of("vendor");

	private static final XmlPath SUPPORTED = XmlPath.of("@supported");

	private static final XmlPath FEATURES = XmlPath.of("features");

	private static final XmlPath SECURITY_TYPE = XmlPath.of("features/launchSecurity/enum/value");

	/** Elements of their own that older libvirts have for it. */
	private static final Set<String> PROTECTIONS = Set.of("sev", "sgx", "s390-pv");

	/** The features by which a guest finds hardware virtualisation. */
	private static final Set<String> NESTED = Set.of("vmx", "svm");

	public GuestFeaturesXml {
		secureGuests = List.copyOf(secureGuests);
	}

	/**
	 * Reads a document; what it lacks is empty.
	 * @throws Problem of kind INVALID_DEFINITION when it is no such document
	 */
	public static GuestFeaturesXml read(String xml) {
		XmlElement root = XmlDocument.parse(xml, "domainCapabilities").root();
		XmlElement host = root.all(MODE)
			.stream()
			.filter((mode) -> "host-model".equals(mode.get(NAME)))
			.findFirst()
			.orElse(null);
		return new GuestFeaturesXml(nested(root, host), secureGuests(root), (host != null) ? host.get(MODEL) : null);
	}

	/**
	 * KVM shows a guest the feature only where nesting is on; some models of AMD bring it
	 * along without naming it.
	 */
	private static @Nullable Boolean nested(XmlElement root, @Nullable XmlElement host) {
		if (host == null || !"kvm".equals(root.get(DOMAIN)) || host.get(MODEL) == null) {
			return null;
		}
		String policy = host.all(FEATURE)
			.stream()
			.filter((feature) -> NESTED.contains(feature.get(NAME, "")))
			.map((feature) -> feature.get(POLICY, ""))
			.findFirst()
			.orElse(null);
		if (policy == null) {
			return "AMD".equals(host.get(VENDOR)) ? null : Boolean.FALSE;
		}
		return policy.equals("require");
	}

	private static List<String> secureGuests(XmlElement root) {
		List<String> ways = new ArrayList<>(root.all(SECURITY_TYPE).stream().map(XmlElement::content).toList());
		root.find(FEATURES)
			.stream()
			.flatMap((features) -> features.children().stream())
			.filter((feature) -> PROTECTIONS.contains(feature.name()) && "yes".equals(feature.get(SUPPORTED)))
			.map(XmlElement::name)
			.filter((name) -> !ways.contains(name))
			.forEach(ways::add);
		return ways;
	}

}
