package dev.weir.storage.define;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import dev.weir.fleet.Fleet;
import dev.weir.fleet.HostId;
import dev.weir.fleet.HostMirror;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the form of a new pool lets people choose from, for those who may see the host's
 * storage. Thread-safe.
 */
@Component
class PoolChoices {

	private final Access access;

	private final Fleet fleet;

	private final PoolSupport support;

	private final MessageSource messages;

	PoolChoices(Access access, Fleet fleet, PoolSupport support, MessageSource messages) {
		this.access = access;
		this.fleet = fleet;
		this.support = support;
		this.messages = messages;
	}

	HostMirror host(HostId host) {
		this.access.require(Permission.STORAGE_VIEW, Target.of(Target.Kind.HOST, host, ""));
		return this.fleet.requireHost(host);
	}

	/** The types that the host supports, with the chosen one in any case. */
	Map<String, String> types(HostId host, PoolType chosen) {
		List<PoolType> known = this.support.of(host).types();
		Map<String, String> names = new LinkedHashMap<>();
		Stream.of(PoolType.values())
			.filter((type) -> type == chosen || known.contains(type))
			.forEach((type) -> names.put(type.id(), text("storage.define.type." + type.id())));
		return names;
	}

	Map<String, String> formats(HostId host, PoolType type) {
		Map<String, String> names = new LinkedHashMap<>();
		this.support.of(host).formats(type).forEach((format) -> names.put(format, format));
		return names;
	}

	Map<String, String> preparations(PoolType type) {
		Map<String, String> names = new LinkedHashMap<>();
		names.put("leave", text("storage.define.prepare.leave"));
		if (type.isBuildable()) {
			names.put("build", text("storage.define.prepare.build"));
		}
		if (type.isFormattable()) {
			names.put("format", text("storage.define.prepare.format"));
		}
		return names;
	}

	private String text(String key) {
		return this.messages.getMessage(key, null, LocaleContextHolder.getLocale());
	}

}
