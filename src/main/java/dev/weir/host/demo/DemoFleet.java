package dev.weir.host.demo;

import java.util.ArrayList;
import java.util.List;

import dev.weir.host.demo.DemoVm.Kind;
import dev.weir.hypervisor.DomainState;

/**
 * What the demo pretends: three hosts of a small company, sixty machines in every state,
 * and a few names that are meant to break pages.
 */
final class DemoFleet {

	private DemoFleet() {
	}

	static List<DemoHost> hosts() {
		return List.of(
				new DemoHost("kvm-fra-01", 32, 256, production(),
						List.of("debian-12.11.0-amd64-netinst.iso", "ubuntu-24.04.2-live-server-amd64.iso",
								"virtio-win-0.1.271.iso")),
				new DemoHost("kvm-fra-02", 32, 256, office(),
						List.of("debian-12.11.0-amd64-netinst.iso", "Windows_Server_2022_zh-cn.iso")),
				new DemoHost("kvm-lab", 16, 64, laboratory(), List.of("grub-rescue-cdrom.iso", "\"><b &amp; co.iso")));
	}

	private static List<DemoVm> production() {
		List<DemoVm> vms = new ArrayList<>();
		for (int i = 1; i <= 6; i++) {
			vms.add(DemoVm.running("web-0" + i, 2, 4096, "Debian 12"));
		}
		for (int i = 1; i <= 3; i++) {
			vms.add(DemoVm.running("db-0" + i, 8, 32768, "Rocky Linux 9"));
			vms.add(DemoVm.running("k8s-worker-0" + i, 8, 16384, "Flatcar"));
		}
		vms.add(DemoVm.running("k8s-control-01", 4, 8192, "Flatcar"));
		vms.add(DemoVm.running("lb-01", 2, 2048, "Debian 12"));
		vms.add(DemoVm.running("lb-02", 2, 2048, "Debian 12").in(DomainState.BLOCKED));
		vms.add(DemoVm.running("mq-01", 4, 8192, "Debian 12").in(DomainState.PAUSED));
		vms.add(DemoVm.running("cache-01", 2, 16384, "Debian 12"));
		vms.add(DemoVm.running("grafana", 2, 4096, "Debian 12"));
		vms.add(DemoVm.running("billing-old", 2, 4096, "CentOS 7").in(DomainState.CRASHED));
		vms.add(DemoVm.running("web-canary", 2, 4096, "Debian 12").in(DomainState.SHUT_OFF));
		return vms;
	}

	private static List<DemoVm> office() {
		List<DemoVm> vms = new ArrayList<>();
		for (int i = 1; i <= 8; i++) {
			vms.add(DemoVm.running("desktop-0" + i, 4, 8192, "Windows 11")
				.in((i % 3 == 0) ? DomainState.SHUT_OFF : DomainState.RUNNING));
		}
		vms.add(DemoVm.running("dc-01", 4, 8192, "Windows Server 2022"));
		vms.add(DemoVm.running("dc-02", 4, 8192, "Windows Server 2022"));
		vms.add(DemoVm.running("files", 4, 16384, "TrueNAS"));
		vms.add(DemoVm.running("mail", 4, 8192, "Debian 12"));
		vms.add(DemoVm.running("wiki", 2, 4096, "Debian 12"));
		vms.add(DemoVm.running("gitlab", 8, 16384, "Debian 12"));
		vms.add(DemoVm.running("runner-01", 8, 8192, "Ubuntu 24.04").kept(Kind.TRANSIENT));
		vms.add(DemoVm.running("runner-02", 8, 8192, "Ubuntu 24.04").kept(Kind.TRANSIENT));
		vms.add(DemoVm.running("财务系统", 4, 8192, "Windows Server 2019"));
		vms.add(DemoVm.running("打印服务器", 2, 4096, "Windows Server 2019").in(DomainState.PM_SUSPENDED));
		vms.add(DemoVm.running("erp", 8, 32768, "Oracle Linux 8"));
		vms.add(DemoVm.running("erp-test", 4, 16384, "Oracle Linux 8").kept(Kind.SAVED));
		return vms;
	}

	private static List<DemoVm> laboratory() {
		List<DemoVm> vms = new ArrayList<>();
		for (int i = 1; i <= 6; i++) {
			vms.add(DemoVm.running("student-" + i, 1, 1024, "Alpine 3.20")
				.in((i % 2 == 0) ? DomainState.SHUT_OFF : DomainState.RUNNING));
		}
		vms.add(DemoVm.running("freebsd-14", 2, 2048, "FreeBSD 14").in(DomainState.PAUSED));
		vms.add(DemoVm.running("openbsd", 1, 512, "OpenBSD 7.5").in(DomainState.SHUT_OFF));
		vms.add(DemoVm.running("kernel-bisect", 4, 4096, "Fedora 42").in(DomainState.CRASHED));
		vms.add(DemoVm.running("win-eval", 4, 8192, "Windows Server 2025").kept(Kind.SAVED));
		vms.add(DemoVm.running("going-down", 1, 1024, "Debian 12").in(DomainState.SHUTTING_DOWN));
		vms.add(DemoVm.running("fuzz-target", 2, 2048, "Debian 12").kept(Kind.TRANSIENT));
		vms.add(DemoVm.running("<img src=x onerror=alert('vm')>", 1, 512, "Alpine 3.20"));
		vms.add(DemoVm.running("'; rm -rf $HOME; \"", 1, 512, "Alpine 3.20").in(DomainState.SHUT_OFF));
		vms.add(DemoVm.running("a-name-that-somebody-made-by-joining-site-rack-purpose-owner-and-ticket-number-0042", 2,
				2048, "Debian 12"));
		vms.add(DemoVm.running("测试机 🐧 emoji", 1, 1024, "Ubuntu 24.04"));
		vms.add(DemoVm.running("خادم-التجربة", 1, 1024, "Ubuntu 24.04").in(DomainState.SHUT_OFF));
		vms.add(DemoVm.running("--help", 1, 512, "Alpine 3.20").in(DomainState.SHUT_OFF));
		return vms;
	}

}
