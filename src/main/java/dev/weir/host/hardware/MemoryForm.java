package dev.weir.host.hardware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.weir.fleet.HostMirror;
import dev.weir.host.HugePages;
import dev.weir.host.Machine;
import dev.weir.host.MemoryFigures;
import dev.weir.host.hardware.MemoryTuning.PageCount;
import dev.weir.hypervisor.Ksm;
import dev.weir.hypervisor.KsmSettings;
import dev.weir.hypervisor.xml.CapabilitiesXml;
import dev.weir.problem.FieldProblem;
import dev.weir.problem.InvalidInput;
import dev.weir.problem.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.validation.BindingResult;

/**
 * The form of a host's memory exactly as typed; an empty field changes nothing, nor does
 * one that says what is so already. Immutable.
 *
 * @param pages cell and size, as {@code 0/2048}
 */
record MemoryForm(@Nullable String pagesToScan, @Nullable String sleepMillis, @Nullable String mergeAcrossNodes,
		@Nullable String pages, @Nullable String count) {

	private static final long UNREADABLE = -1;

	/** A form that shows what the host said last. */
	static MemoryForm of(Machine machine) {
		Ksm ksm = ksm(machine);
		return (ksm == null) ? new MemoryForm(null, null, null, null, null)
				: new MemoryForm(text(ksm.pagesToScan()), text(ksm.sleepMillis()),
						(ksm.mergeAcrossNodes() != null) ? ksm.mergeAcrossNodes().toString() : null, null, null);
	}

	/** The sizes of each cell. */
	static Map<String, HugePages> choices(Machine machine, HostMirror host) {
		Map<String, HugePages> choices = new LinkedHashMap<>();
		List<HugePages> known = machine.pages().value();
		for (HugePages pages : (known != null) ? known : kept(host)) {
			choices.put(pages.cell() + "/" + pages.sizeKib(), pages);
		}
		return choices;
	}

	/** What is asked for, as far as it differs from what is so. */
	MemoryTuning tuning(Machine machine) {
		Ksm now = ksm(machine);
		Integer scan = changed(this.pagesToScan, (now != null) ? now.pagesToScan() : UNREADABLE - 1);
		Integer sleep = changed(this.sleepMillis, (now != null) ? now.sleepMillis() : UNREADABLE - 1);
		Boolean across = isEmpty(this.mergeAcrossNodes) ? null : Boolean.valueOf("true".equals(this.mergeAcrossNodes));
		if (now != null && across != null && across.equals(now.mergeAcrossNodes())) {
			across = null;
		}
		return new MemoryTuning(new KsmSettings(scan, sleep, across), counts());
	}

	/** Puts the fields of the request to those of the form. */
	static void tell(InvalidInput invalid, BindingResult errors) {
		List<FieldProblem> fields = new ArrayList<>();
		for (FieldProblem field : invalid.fields()) {
			String name = field.field()
				.replaceFirst("^ksm\\.", "")
				.replaceFirst("^hugePages\\[\\d+]\\.sizeKib", "pages")
				.replaceFirst("^hugePages\\[\\d+]\\.", "");
			fields.add(new FieldProblem(name, field.messageKey(), field.arguments()));
		}
		new InvalidInput(fields).addTo(errors);
	}

	private List<PageCount> counts() {
		if (isEmpty(this.pages) || isEmpty(this.count)) {
			return List.of();
		}
		String[] parts = String.valueOf(this.pages).split("/", -1);
		return List.of(new PageCount((int) number(parts[0]), (parts.length == 2) ? (int) number(parts[1]) : -1,
				number(this.count)));
	}

	private static @Nullable Integer changed(@Nullable String typed, long now) {
		if (isEmpty(typed)) {
			return null;
		}
		long wanted = number(typed);
		return (wanted == now) ? null : (int) Math.max(UNREADABLE, Math.min(Integer.MAX_VALUE, wanted));
	}

	private static long number(@Nullable String typed) {
		try {
			return Long.parseLong(String.valueOf(typed).strip());
		}
		catch (NumberFormatException ex) {
			return UNREADABLE;
		}
	}

	private static boolean isEmpty(@Nullable String typed) {
		return typed == null || typed.isBlank();
	}

	private static @Nullable String text(long number) {
		return (number >= 0) ? Long.toString(number) : null;
	}

	private static @Nullable Ksm ksm(Machine machine) {
		MemoryFigures figures = machine.memory().value();
		return (figures != null) ? figures.ksm() : null;
	}

	/** As the mirror knows them, when nobody has asked the host yet. */
	private static List<HugePages> kept(HostMirror host) {
		try {
			String xml = host.capabilitiesXml();
			return (xml != null) ? HugePagesKept.in(CapabilitiesXml.read(xml)) : List.of();
		}
		catch (Problem ex) {
			return List.of();
		}
	}

}
