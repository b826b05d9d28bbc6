package dev.synfire.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.synfire.integer.IntegerNetwork;
import dev.synfire.integer.RandomNetworks;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RecordJsonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void anyNetworkIsReadAsItWasWritten() {
        for (long seed = 1; seed <= 60; seed++) {
            IntegerNetwork network = RandomNetworks.network(seed, 6);
            String text = JSON.writeValueAsString(RecordJson.write(network));
            assertEquals(network, RecordJson.read(IntegerNetwork.class, JSON.readTree(text)), "seed " + seed);
            IntegerNetwork planes = RandomNetworks.planes(seed, 4);
            text = JSON.writeValueAsString(RecordJson.write(planes));
            assertEquals(planes, RecordJson.read(IntegerNetwork.class, JSON.readTree(text)), "planes of seed " + seed);
        }
    }
}
