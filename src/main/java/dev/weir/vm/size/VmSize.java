package dev.weir.vm.size;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A size. Not thread-safe while it is stored; never changed afterwards.
 */
@Entity
@Table(name = "vm_size")
public class VmSize {

	@Id
	private String id;

	private String name;

	private int vcpus;

	private long memoryMib;

	@SuppressWarnings("NullAway.Init") // for JPA
	protected VmSize() {
	}

	VmSize(String id, String name, int vcpus, long memoryMib) {
		this.id = id;
		this.name = name;
		this.vcpus = vcpus;
		this.memoryMib = memoryMib;
	}

	/** Its name in forms; never changes. */
	public String id() {
		return this.id;
	}

	/** What people call it (hostile text). */
	public String name() {
		return this.name;
	}

	public int vcpus() {
		return this.vcpus;
	}

	public long memoryMib() {
		return this.memoryMib;
	}

	void change(String newName, int newVcpus, long newMemoryMib) {
		this.name = newName;
		this.vcpus = newVcpus;
		this.memoryMib = newMemoryMib;
	}

}
