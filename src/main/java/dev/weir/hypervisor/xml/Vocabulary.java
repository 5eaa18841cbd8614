package dev.weir.hypervisor.xml;

/**
 * The words that most definitions have in common, so that each is in memory once and
 * reading it makes no new text. Thread-safe.
 */
final class Vocabulary {

	private static final String WORDS = """
			domain name uuid title description metadata memory currentMemory vcpu os type arch machine firmware loader
			devices disk interface graphics serial console channel source target driver readonly mac model link listen
			alias file block volume network dir cdrom floppy lun dev bus pool cache format raw qcow2 none writeback
			writethrough directsync unsafe virtio sata ide scsi usb fdc vda vdb vdc vdd sda sdb sdc sdd hda hdb hdc fda
			default bridge direct user vhostuser path address port state up down autoport yes no vnc spice socket pty
			unix tcp org.qemu.guest_agent.0 127.0.0.1 0.0.0.0 -1 0 1 2 3 4 e1000 e1000e rtl8139 x86_64 aarch64 i686 hvm
			q35 pc serial0 serial1 console0 console1 net0 net1 isa-serial KiB unit placement static current id
			libosinfo pflash secure efi protocol host portid feature enabled secure-boot qemu io discard
			native unmap detect_zeroes error_policy queues iothread index startupPolicy""";

	/** A power of two, several times the number of words. */
	private static final int SLOTS = 1024;

	private static final int LONGEST = 24;

	private static final String[] TABLE = table();

	private Vocabulary() {
	}

	/** The characters between two places as a text, one of those in memory if known. */
	static String word(String text, int start, int end) {
		int length = end - start;
		if (length == 0) {
			return "";
		}
		if (length <= LONGEST) {
			int slot = slot(text, start, end);
			for (String known = TABLE[slot]; known != null; known = TABLE[slot]) {
				if (known.length() == length && text.startsWith(known, start)) {
					return known;
				}
				slot = (slot + 1) & (SLOTS - 1);
			}
		}
		return text.substring(start, end);
	}

	private static int slot(String text, int start, int end) {
		int hash = end - start;
		for (int i = start; i < end; i++) {
			hash = 31 * hash + text.charAt(i);
		}
		return (hash ^ (hash >>> 15)) & (SLOTS - 1);
	}

	private static String[] table() {
		String[] table = new String[SLOTS];
		for (String word : WORDS.split("\\s+")) {
			int slot = slot(word, 0, word.length());
			while (table[slot] != null) {
				slot = (slot + 1) & (SLOTS - 1);
			}
			table[slot] = word;
		}
		return table;
	}

}
