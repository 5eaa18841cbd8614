package dev.weir.archfixture;

import java.util.List;

import dev.weir.hypervisor.DomainRef;
import dev.weir.hypervisor.HypervisorConnection;

class HostPages {

	List<DomainRef> page(HypervisorConnection connection) {
		return connection.domains().list();
	}

}
