package dev.weir.vm.create;

import org.jspecify.annotations.Nullable;

/**
 * The form for a pasted definition, as typed. Immutable.
 *
 * @param newIdentity whether UUID and MAC addresses are chosen anew
 */
record PasteForm(@Nullable String hostId, @Nullable String xml, @Nullable Boolean start,
		@Nullable Boolean newIdentity) {

	CreateVmApi.XmlDraft draft() {
		return new CreateVmApi.XmlDraft(this.hostId, this.xml, this.start, this.newIdentity);
	}

}
