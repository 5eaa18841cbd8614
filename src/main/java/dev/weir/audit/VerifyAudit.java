package dev.weir.audit;

import dev.weir.access.Access;
import dev.weir.access.Permission;
import dev.weir.access.Target;
import org.springframework.stereotype.Component;

/**
 * Tells whoever may read the trail whether it is complete and unchanged. Thread-safe.
 */
@Component
class VerifyAudit {

	private final Access access;

	private final VerifyChain chain;

	VerifyAudit(Access access, VerifyChain chain) {
		this.access = access;
		this.chain = chain;
	}

	ChainReport verify() {
		this.access.require(Permission.AUDIT_VIEW, Target.SYSTEM);
		return this.chain.verify();
	}

}
