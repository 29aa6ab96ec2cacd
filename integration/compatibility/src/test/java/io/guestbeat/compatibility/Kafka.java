package io.guestbeat.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.guestbeat.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A Kafka node that is broker and controller in one, with storage of its own. */
final class Kafka {
  private static final TopicPartition ORDERS = new TopicPartition("orders", 0);
  private static final String CLUSTER = "R3Vlc3RiZWF0IHN1aXRlIA";

  private final Jdk jdk;
  private final Path folder;
  private final SimulatedHost host;
  private final int port = Work.freePort();
  private final Path configuration;
  private boolean isFormatted;

  Kafka(Jdk jdk, Path folder, SimulatedHost host) throws IOException {
    this.jdk = jdk;
    this.folder = folder;
    this.host = host;
    configuration = configure();
  }

  /** What the tool writes that prepares the storage, which gets the server's options. */
  String format() throws Exception {
    List<String> command =
        java("kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", configuration.toString());
    Program tool = Work.run(folder, "format", command, Map.of());
    assertThat(tool.awaitExit()).as(tool.written()).isZero();
    isFormatted = true;
    return tool.written();
  }

  /** Starts it, sends and receives a message, and stops it. */
  Run run() throws Exception {
    if (!isFormatted) {
      format();
    }
    List<String> command = java("kafka.Kafka", configuration.toString());
    return Foreground.run(
        folder, command, Map.of(), List.of("Kafka Server started"), host, this::exchangeAndStop);
  }

  private void exchangeAndStop(Program kafka) throws Exception {
    Map<String, Object> client = Map.of("bootstrap.servers", "127.0.0.1:" + port);
    try (KafkaProducer<String, String> producer =
            new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
        KafkaConsumer<String, String> consumer =
            new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
      producer.send(new ProducerRecord<>(ORDERS.topic(), "one coffee")).get();
      consumer.assign(List.of(ORDERS));
      consumer.seekToBeginning(List.of(ORDERS));
      ConsumerRecords<String, String> received = consumer.poll(Duration.ofSeconds(30));
      assertThat(received).singleElement().matches(it -> it.value().equals("one coffee"));
    }
    kafka.terminate();
  }

  private List<String> java(String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(jdk.java(), "-Xmx384m"));
    if (host != null) {
      command.add(host.agent());
    }
    command.add("-Dlog4j2.configurationFile=" + folder.resolve("log4j2.properties"));
    command.addAll(List.of("-cp", System.getProperty("guestbeat.kafka") + "/*", main));
    command.addAll(List.of(arguments));
    return command;
  }

  private Path configure() throws IOException {
    int controller = Work.freePort();
    Files.writeString(
        folder.resolve("log4j2.properties"),
        """
        appender.console.type = Console
        appender.console.name = STDOUT
        appender.console.layout.type = PatternLayout
        appender.console.layout.pattern = %p %m (%c)%n%ex
        rootLogger.level = INFO
        rootLogger.appenderRef.console.ref = STDOUT
        """);
    return Files.writeString(
        folder.resolve("server.properties"),
        """
        process.roles=broker,controller
        node.id=1
        controller.quorum.voters=1@127.0.0.1:%2$d
        controller.listener.names=CONTROLLER
        listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
        log.dirs=%3$s
        offsets.topic.replication.factor=1
        offsets.topic.num.partitions=1
        """
            .formatted(port, controller, folder.resolve("data")));
  }
}
