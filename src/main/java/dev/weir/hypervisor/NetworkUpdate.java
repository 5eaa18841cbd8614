package dev.weir.hypervisor;

/**
 * A change of one part of a network that runs, which takes effect at once
 * ({@code virNetworkUpdate}). Immutable.
 *
 * @param parent number of the {@code ip} element that it belongs to, counted from 0; -1
 * for parts of the network itself
 * @param xml the one element that comes, goes or replaces another
 */
public record NetworkUpdate(Command command, Section section, int parent, String xml) {

	/**
	 * What happens to the element. Numbers of {@code virNetworkUpdateCommand}.
	 */
	public enum Command {

		MODIFY(1, "modify"), DELETE(2, "delete"), ADD(3, "add-last");

		private final int number;

		private final String word;

		Command(int number, String word) {
			this.number = number;
			this.word = word;
		}

		public int number() {
			return this.number;
		}

		/** Its name for {@code virsh net-update}. */
		public String word() {
			return this.word;
		}

	}

	/**
	 * Parts that libvirt changes while the network runs. Numbers of
	 * {@code virNetworkUpdateSection}; libvirt has more that it refuses.
	 */
	public enum Section {

		IP_DHCP_HOST(4, "ip-dhcp-host"), IP_DHCP_RANGE(5, "ip-dhcp-range"), PORT_GROUP(9, "portgroup"),
		DNS_HOST(10, "dns-host");

		private final int number;

		private final String word;

		Section(int number, String word) {
			this.number = number;
			this.word = word;
		}

		public int number() {
			return this.number;
		}

		/** Its name for {@code virsh net-update}. */
		public String word() {
			return this.word;
		}

	}

}
