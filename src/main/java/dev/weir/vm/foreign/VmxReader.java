package dev.weir.vm.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.weir.problem.InvalidInput;
import dev.weir.vm.foreign.ForeignVm.Disk;
import dev.weir.vm.foreign.ForeignVm.Nic;
import dev.weir.vm.foreign.ForeignVm.Unmapped;

/**
 * Reads a .vmx of VMware: lines of {@code key = "value"}, keys in any case; |22 stands
 * for a character by its hexadecimal code. For one text and one thread.
 */
public final class VmxReader {

	private static final int MAX_LINES = 5000;

	private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z0-9_.:-]{1,200})\\s*=\\s*\"(.*)\"\\s*");

	private static final Pattern DRIVE = Pattern.compile("(scsi|sata|ide|nvme)(\\d{1,2}):(\\d{1,3})\\.present");

	private static final Pattern CODE = Pattern.compile("\\|([0-9A-Fa-f]{2})");

	/** By name, so that drives come in the order of their slots. */
	private final Map<String, String> settings = new TreeMap<>();

	private final List<Unmapped> unmapped = new ArrayList<>();

	private VmxReader() {
	}

	/**
	 * What the file says.
	 * @throws InvalidInput for what is no .vmx, or hostile
	 */
	public static ForeignVm read(String text) {
		VmxReader reader = new VmxReader();
		reader.load(text);
		return reader.machine();
	}

	private void load(String text) {
		List<String> lines = text.lines().limit(MAX_LINES + 1L).toList();
		for (String line : lines) {
			Matcher parts = LINE.matcher(line);
			if (parts.matches()) {
				this.settings.put(parts.group(1).toLowerCase(Locale.ROOT), decoded(parts.group(2)));
			}
		}
		if (lines.size() > MAX_LINES || !this.settings.containsKey("virtualhw.version")) {
			throw InvalidInput.of("vmx", "vm.import.problem.vmx");
		}
	}

	private static String decoded(String value) {
		return CODE.matcher(value)
			.replaceAll((code) -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))));
	}

	private ForeignVm machine() {
		List<Disk> disks = disks();
		List<Nic> nics = nics();
		for (String prefix : List.of("floppy0", "sound", "usb", "usb_xhci", "serial0", "parallel0", "pcipassthru0",
				"vtpm")) {
			if (is(prefix + ".present")) {
				this.unmapped.add(new Unmapped(prefix, "device"));
			}
		}
		boolean efi = "efi".equalsIgnoreCase(get("firmware", ""));
		String firmware = !efi ? "bios" : is("uefi.secureboot.enabled") ? "uefi-secure-boot" : "uefi";
		return new ForeignVm(get("displayname", ""), (int) number("numvcpus", 1), number("memsize", 0), firmware,
				GuestNames.id(get("guestos", "")), disks, nics, this.unmapped);
	}

	private List<Disk> disks() {
		List<Disk> disks = new ArrayList<>();
		for (String key : List.copyOf(this.settings.keySet())) {
			Matcher drive = DRIVE.matcher(key);
			if (drive.matches() && is(key)) {
				String slot = key.substring(0, key.lastIndexOf('.'));
				String type = get(slot + ".devicetype", "").toLowerCase(Locale.ROOT);
				String file = get(slot + ".filename", "");
				if (type.contains("cdrom") || type.contains("atapi")
						|| file.toLowerCase(Locale.ROOT).endsWith(".iso")) {
					this.unmapped.add(new Unmapped(slot, "drive"));
				}
				else if (file.isEmpty()) {
					this.unmapped.add(new Unmapped(slot, "empty-disk"));
				}
				else {
					disks.add(new Disk(FileName.plain(file), 0, "sata"));
					if (drive.group(1).equals("scsi") || drive.group(1).equals("nvme")) {
						this.unmapped.add(new Unmapped(slot + " ("
								+ get(drive.group(1) + drive.group(2) + ".virtualdev", drive.group(1)) + ")",
								"controller"));
					}
				}
			}
		}
		return disks;
	}

	private List<Nic> nics() {
		List<Nic> nics = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			if (is("ethernet" + i + ".present")) {
				String network = get("ethernet" + i + ".networkname", get("ethernet" + i + ".connectiontype", ""));
				nics.add(new Nic(network, get("ethernet" + i + ".virtualdev", "")));
			}
		}
		return nics;
	}

	private boolean is(String key) {
		return "true".equalsIgnoreCase(get(key, ""));
	}

	private String get(String key, String fallback) {
		return this.settings.getOrDefault(key, fallback).strip();
	}

	private long number(String key, long fallback) {
		String value = get(key, Long.toString(fallback));
		if (!value.matches("\\d{1,9}")) {
			throw InvalidInput.of("vmx", "vm.import.problem.number", value);
		}
		return Long.parseLong(value);
	}

}
