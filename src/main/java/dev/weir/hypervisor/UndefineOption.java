package dev.weir.hypervisor;

/** What goes together with a definition. */
public enum UndefineOption {

	MANAGED_SAVE, SNAPSHOT_METADATA, CHECKPOINT_METADATA, NVRAM, TPM

}
