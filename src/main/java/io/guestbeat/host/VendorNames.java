package io.guestbeat.host;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The vendor and product names of a machine, as its firmware reports them. Immutable.
 *
 * <p>Source of the names: systemd's detect-virt, and what the hypervisors write.
 */
final class VendorNames {
  private static final String VMWARE = "vmware";

  /** How the maker or the product begins on a hypervisor that is not VMware's. */
  private static final List<String> OTHER_HYPERVISORS =
      Collections.unmodifiableList(
          Arrays.asList(
              "innotek",
              "virtualbox",
              "qemu",
              "kvm",
              "kubevirt",
              "red hat",
              "rhev",
              "ovirt",
              "xen",
              "hvm domu",
              "bochs",
              "bhyve",
              "parallels",
              "openstack",
              "ahv",
              "amazon ec2",
              "google",
              "alibaba cloud",
              "tencent cloud",
              "digitalocean",
              "hetzner",
              "apple virtualization"));

  /** Microsoft makes hardware as well: only this product of its is a virtual machine. */
  private static final String HYPER_V = "virtual machine";

  private final String makerLabel;
  private final Optional<String> maker;
  private final String productLabel;
  private final Optional<String> product;

  /** Names as they were read; empty where they could not be. */
  VendorNames(
      String makerLabel, Optional<String> maker, String productLabel, Optional<String> product) {
    this.makerLabel = makerLabel;
    this.maker = maker;
    this.productLabel = productLabel;
    this.product = product;
  }

  boolean nameVmware() {
    return begins(maker, VMWARE) || begins(product, VMWARE);
  }

  /** Returns the one that does, for people. */
  String whereVmwareIsNamed() {
    return begins(maker, VMWARE) ? said(makerLabel, maker) : said(productLabel, product);
  }

  boolean nameAnotherHypervisor() {
    boolean isHyperV = begins(maker, "microsoft") && begins(product, HYPER_V);
    return isHyperV
        || OTHER_HYPERVISORS.stream()
            .anyMatch(name -> begins(maker, name) || begins(product, name));
  }

  @Override
  public String toString() {
    return said(makerLabel, maker) + ", " + said(productLabel, product);
  }

  private static String said(String label, Optional<String> value) {
    return label + " is " + value.map(text -> '"' + text + '"').orElse("unreadable");
  }

  private static boolean begins(Optional<String> value, String name) {
    return value.filter(text -> text.toLowerCase(Locale.ROOT).startsWith(name)).isPresent();
  }
}
