package dev.synfire.handover.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.synfire.hdl.sim.Simulation;
import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomLearning;
import dev.synfire.integer.RandomNetworks;
import dev.synfire.integer.Sample;
import dev.synfire.plan.PlanRequest;
import dev.synfire.plan.Planner;
import dev.synfire.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cores behind registers, over each bus. */
class RegisterWrapperTest {
    private static final long HASH = 0x0123_4567_89ab_cdefL;

    /** A wrapper of one kind. */
    private enum Bus {
        AXIL(AxilWrapper::new),
        WISHBONE(WishboneWrapper::new),
        APB(ApbWrapper::new);

        private final Function<RegisterWrapper.Params, RegisterWrapper> wrapper;

        Bus(Function<RegisterWrapper.Params, RegisterWrapper> wrapper) {
            this.wrapper = wrapper;
        }
    }

    static Stream<Arguments> busesAndSeeds() {
        return Stream.of(Bus.values())
                .flatMap(bus -> LongStream.rangeClosed(1, 6).mapToObj(seed -> Arguments.of(bus, seed)));
    }

    @ParameterizedTest
    @MethodSource("busesAndSeeds")
    void resultsAreThoseOfTheGoldenModel(Bus bus, long seed) {
        with(bus, seed, true, (network, master) -> new BusRun(network, master)
                .run(RandomNetworks.samples(network, seed, 4)));
    }

    static Stream<Arguments> buses() {
        return Stream.of(Bus.values()).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("buses")
    void constantsSayWhichNetworkItIs(Bus bus) {
        with(bus, 2, true, (network, master) -> {
            assertEquals(0x53594e46, master.read(0x00));
            assertEquals(0x0001_0000, master.read(0x04));
            assertEquals(HASH >>> 32, master.read(0x08));
            assertEquals(HASH & 0xffff_ffffL, master.read(0x0c));
            assertEquals(0, master.read(BusRun.EVENT));
            assertEquals(0, master.read(BusRun.TAKE));
            assertEquals(network.input().size(), master.read(0x2c));
            assertEquals(network.input().values().min(), (int) master.read(0x30));
            assertEquals(network.input().values().max(), (int) master.read(0x34));
            assertEquals(network.output().neurons() | 1 << 16, master.read(0x38));
            assertEquals(network.input().frames(network.ticks()) | (long) network.ticks() << 16, master.read(0x3c));
        });
    }

    @ParameterizedTest
    @MethodSource("buses")
    void anEventTakesTwoCyclesOfTheBusAtMost(Bus bus) {
        with(bus, 3, false, (_, master) -> {
            long before = master.cycles();
            // Beyond the last address: they are checked and dropped, so that the core's own pace does not count.
            master.write(
                    BusRun.EVENT, LongStream.generate(() -> 0xffff).limit(100).toArray());
            long cycles = master.cycles() - before;
            // The last answer comes a cycle after the others' pace.
            assertTrue(cycles <= 2 * 100 + 1, cycles + " cycles");
        });
    }

    @ParameterizedTest
    @MethodSource("buses")
    void eventsThatFindNoPlaceAreDroppedAndFlagsSaySo(Bus bus) {
        with(bus, 2, true, (network, master) -> {
            master.write(BusRun.EVENT, network.input().size());
            assertEquals(1 << 25 | 256, master.read(BusRun.STATUS));
            master.write(BusRun.STATUS, 0xfdff_ffffL);
            assertEquals(1 << 25 | 256, master.read(BusRun.STATUS));
            // Words of which the bus names only some bytes change nothing.
            master.writeBytes(BusRun.STATUS, 1 << 25, 8);
            master.writeBytes(BusRun.EVENT, 1 << 30, 7);
            assertEquals(1 << 25 | 256, master.read(BusRun.STATUS));
            master.write(BusRun.STATUS, 1 << 25);
            assertEquals(256, master.read(BusRun.STATUS));
            // More samples than the core computes while nobody takes a result: the queue fills.
            int sent = 0;
            while (master.read(BusRun.STATUS) >> 24 == 0) {
                assertTrue(sent++ < 10_000);
                master.write(BusRun.EVENT, 3L << 30);
            }
            assertEquals(0x0101_0000, master.read(BusRun.STATUS));
            // Reset empties it, drops the result and the flag; then the network computes as ever.
            master.write(BusRun.CONTROL, 1);
            assertEquals(0, master.read(BusRun.CONTROL));
            new BusRun(network, master).run(RandomNetworks.samples(network, 7, 2));
        });
    }

    @ParameterizedTest
    @MethodSource("buses")
    void theInterruptFollowsWhatIsEnabled(Bus bus) {
        with(bus, 2, true, (network, master) -> {
            assertFalse(master.interrupt());
            master.write(BusRun.CONTROL, 4);
            assertEquals(4, master.read(BusRun.CONTROL));
            assertTrue(master.interrupt(), "the queue is empty");
            master.write(BusRun.CONTROL, 2);
            master.idle(2);
            assertFalse(master.interrupt(), "there is no result");
            Sample sample = RandomNetworks.samples(network, 3, 1).getFirst();
            new BusRun(network, master).events(sample).forEach(word -> master.write(BusRun.EVENT, word));
            int waited = 0;
            while (!master.interrupt()) {
                master.idle(1);
                assertTrue(waited++ < 20_000);
            }
            assertEquals(1, master.read(BusRun.RESULT) >>> 31);
            // Taken by a write of 1, not of 0.
            master.write(BusRun.TAKE, 0);
            assertTrue(master.interrupt());
            master.write(BusRun.TAKE, 1);
            master.idle(2);
            assertFalse(master.interrupt());
            // Space: events for a network that holds a result up fill the queue beyond its half.
            master.write(BusRun.CONTROL, 4);
            while ((master.read(BusRun.STATUS) & 0xffff) >= 128) {
                assertTrue(master.interrupt());
                master.write(BusRun.EVENT, 3L << 30);
            }
            assertFalse(master.interrupt(), "less than half of the queue is free");
        });
    }

    @Test
    void aCoreThatLearnsHasNoRegisters() {
        IntegerNetwork network = RandomLearning.network(101);
        Problem problem = assertThrows(Problem.class, () -> wrapped(Bus.AXIL, network));
        assertEquals(
                "--for axil: error[bus]: the core of " + network.name()
                        + " takes labels at ports of its own, for which there is no register;"
                        + " leave --for axil out and use the core's own ports",
                problem.getMessage());
    }

    @Test
    void everyRegisterIsWhereThisTestHasIt() {
        IntegerNetwork network = RandomNetworks.network(2);
        RegisterTable table = RegisterTable.of(wrapped(Bus.APB, network).format);
        assertEquals(
                List.of(BusRun.CONTROL, BusRun.STATUS, BusRun.EVENT, BusRun.RESULT, BusRun.SCORE, BusRun.TAKE),
                Stream.of("control", "status", "event_in", "result", "score", "take")
                        .map(name -> table.register(name).offset())
                        .toList());
    }

    private static void with(Bus bus, long seed, boolean pauses, BiConsumer<IntegerNetwork, BusMaster> body) {
        IntegerNetwork network = RandomNetworks.network(seed);
        RegisterWrapper wrapper = wrapped(bus, network);
        try (var simulation = Simulation.of(wrapper)) {
            BusMaster master = BusMaster.of(wrapper, simulation, seed, pauses);
            master.reset();
            body.accept(network, master);
        }
    }

    private static RegisterWrapper wrapped(Bus bus, IntegerNetwork network) {
        return bus.wrapper.apply(new RegisterWrapper.Params(
                network, Planner.plan(network, Optional.empty(), PlanRequest.DEFAULT), HASH));
    }
}
