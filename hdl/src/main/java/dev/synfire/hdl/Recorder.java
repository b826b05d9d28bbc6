package dev.synfire.hdl;

import dev.synfire.hdl.text.ClockMistake;
import dev.synfire.hdl.text.ConnectionMistake;
import dev.synfire.hdl.text.Diagnostic;
import dev.synfire.hdl.text.Line;
import dev.synfire.hdl.text.Mistake;
import dev.synfire.hdl.text.Nulls;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Records what a component describes, in order. */
final class Recorder {
    private final Component<?> component;
    private final List<Item> ports = new ArrayList<>();
    private List<Item> items = new ArrayList<>();
    private final List<Bookmark> bookmarks = new ArrayList<>();

    /** The bodies of when and switch that are open, innermost first. */
    private Deque<List<Statement>> open = new ArrayDeque<>();

    private Optional<String> comment = Optional.empty();
    private Optional<String> instanceName = Optional.empty();
    private Optional<Component<?>> parent = Optional.empty();
    private Optional<Clock> instanceClock = Optional.empty();
    private final Clock implied;
    private final List<Clock> clocks = new ArrayList<>();
    private Clock current;
    private final List<Attribute> instanceAttributes = new ArrayList<>();
    private int signals;
    private boolean complete;
    private boolean running;
    private Optional<RuntimeException> failure = Optional.empty();

    Recorder(Component<?> component) {
        this.component = component;
        this.implied = Clock.implied(component);
        this.current = implied;
    }

    /** Runs the component's logic, once; a mistake that it made then is thrown at each further call. */
    void complete() {
        if (!complete) {
            complete = true;
            running = true;
            try {
                component.logic();
            } catch (RuntimeException thrown) {
                failure = Optional.of(Nulls.reported(thrown));
            } finally {
                running = false;
            }
        }
        failure.ifPresent(thrown -> {
            throw thrown;
        });
    }

    /** True while the logic of the component runs. */
    boolean running() {
        return running;
    }

    /** Refuses a value for a signal of an instance, whose own logic drives it. */
    void own(Signal target) {
        if (parent.isPresent() && !running) {
            throw ConnectionMistake.signalOfInstance(target.name(), instanceName.orElseThrow());
        }
    }

    /** The place of a signal that is being declared. */
    int place() {
        return signals++;
    }

    /** How many signals are declared so far. */
    int signals() {
        return signals;
    }

    List<Item> ports() {
        return ports;
    }

    List<Item> items() {
        return items;
    }

    Optional<String> instanceName() {
        return instanceName;
    }

    /** The clock that the component has without declaring it. */
    Clock implied() {
        return implied;
    }

    /** The clocks that it declares, in order. */
    List<Clock> clocks() {
        return clocks;
    }

    Clock clock(Clock clock) {
        clocks.add(clock);
        return clock;
    }

    /** What is declared now belongs to this clock. */
    Clock currentClock() {
        return current;
    }

    /** The parent's clock that the undeclared one is connected to. */
    Optional<Clock> instanceClock() {
        return instanceClock;
    }

    List<Attribute> instanceAttributes() {
        return instanceAttributes;
    }

    void in(Clock clock, Runnable body) {
        if (clock.component() != component) {
            throw ClockMistake.foreignClock(clock.name(), clock.component().typeName());
        }
        Clock outer = current;
        current = clock;
        try {
            body.run();
        } finally {
            current = outer;
        }
    }

    Optional<Component<?>> parent() {
        return parent;
    }

    void comment(String text) {
        if (text.contains("\n")) {
            text = String.join(" ", text.split("\\s*\\n\\s*"));
        }
        comment.ifPresent(pending -> items.add(new Item.Comment(pending)));
        comment = Optional.of(text);
    }

    <S extends Signal> S port(S signal) {
        early(signal.name());
        add(ports, new Item.Declaration(signal));
        return signal;
    }

    Inout port(Inout inout) {
        early(inout.name());
        add(ports, new Item.Bidirectional(inout));
        return inout;
    }

    /** The parent has connected the ports before the logic of an instance runs. */
    private void early(String port) {
        if (running && parent.isPresent()) {
            throw Mistake.latePort(port);
        }
    }

    <S extends Signal> S declare(S signal) {
        add(items, new Item.Declaration(signal));
        return signal;
    }

    Expr let(Let let, Expr value) {
        add(items, new Item.Named(let, value));
        return let;
    }

    Memory memory(Memory memory) {
        add(items, new Item.Array(memory));
        return memory;
    }

    ReadPort read(ReadPort port, Expr address, Expr enable) {
        unconditional(Diagnostic.MEMORY_IN_WHEN, "a read of " + port.memory().name(), "put it outside, with an enable");
        add(items, new Item.Read(port, address, enable));
        return port;
    }

    void write(Item.Write write) {
        unconditional(
                Diagnostic.MEMORY_IN_WHEN, "a write to " + write.memory().name(), "put it outside, with an enable");
        add(items, write);
    }

    ReadPort readWrite(Item.ReadWrite port) {
        unconditional(
                Diagnostic.MEMORY_IN_WHEN,
                "a port of " + port.port().memory().name(),
                "put it outside, with an enable");
        add(items, port);
        return port.port();
    }

    <C extends Component<?>> C instance(String name, C child) {
        Recorder its = child.recorder();
        if (its.parent.isPresent()) {
            throw ConnectionMistake.instanceTwice(name, its.instanceName.orElseThrow());
        }
        for (Optional<Component<?>> at = Optional.of(component);
                at.isPresent();
                at = at.get().parent()) {
            if (isSame(at.get(), child)) {
                throw Mistake.containsItself(child.typeName(), child.params().toString());
            }
        }
        its.parent = Optional.of(component);
        its.instanceName = Optional.of(name);
        its.instanceClock = Optional.of(current);
        add(items, new Item.Instance(name, child, Line.here()));
        return child;
    }

    /** Whether both would be one module, which cannot be within itself. */
    private static boolean isSame(Component<?> one, Component<?> other) {
        return one == other
                || one.getClass() == other.getClass()
                        && one.params().equals(other.params())
                        && one.moduleName().equals(other.moduleName());
    }

    void connect(Item.Connection connection) {
        unconditional(
                Diagnostic.CONNECT_IN_WHEN,
                "a connection of " + connection.input().name(),
                "drive a wire here and connect the wire outside");
        add(items, connection);
    }

    void join(Item.Join join) {
        unconditional(
                Diagnostic.CONNECT_IN_WHEN, "a connection of " + join.inout().name(), "connect it outside");
        add(items, join);
    }

    void say(Statement statement) {
        if (open.isEmpty()) {
            add(items, new Item.Said(statement));
        } else {
            open.peek().add(statement);
        }
    }

    When when(Expr condition, Runnable body, Line line) {
        Statement.Branch branch = branch(condition, body, line);
        Statement.When first = new Statement.When(List.of(branch), List.of(), branch.line());
        say(first);
        return new When(this, first);
    }

    Statement.Branch branch(Expr condition, Runnable body, Line line) {
        return new Statement.Branch(Arithmetic.condition(condition), under(body), line);
    }

    /** The statements of the body. */
    List<Statement> under(Runnable body) {
        List<Statement> statements = new ArrayList<>(2);
        open.push(statements);
        try {
            body.run();
        } finally {
            open.pop();
        }
        return List.copyOf(statements);
    }

    /** Puts a longer form of the last statement in its place, after what was declared in between. */
    void extend(Statement shorter, Statement longer) {
        if (!open.isEmpty()) {
            List<Statement> block = open.peek();
            if (block.isEmpty() || block.getLast() != shorter) {
                throw Mistake.late();
            }
            block.set(block.size() - 1, longer);
            return;
        }
        for (int i = items.size() - 1; i >= 0; i--) {
            if (items.get(i) instanceof Item.Said(Statement last)) {
                if (last != shorter) {
                    throw Mistake.late();
                }
                if (i == items.size() - 1) {
                    items.set(i, new Item.Said(longer));
                } else {
                    items.remove(i);
                    for (Bookmark bookmark : bookmarks) {
                        bookmark.index -= bookmark.index > i ? 1 : 0;
                    }
                    add(items, new Item.Said(longer));
                }
                return;
            }
        }
        throw Mistake.late();
    }

    /** Refuses what is called under when or switch and would apply everywhere. */
    void unconditional(Diagnostic code, String what, String instead) {
        if (!open.isEmpty()) {
            throw Mistake.at(Line.here(), code, what + " under when or switch", instead);
        }
    }

    private void add(List<Item> list, Item item) {
        if (comment.isPresent()) {
            list.add(new Item.Comment(comment.get()));
            comment = Optional.empty();
        }
        list.add(item);
    }

    /** A place in the body, behind what is written there so far. */
    static final class Bookmark {
        private int index;

        private Bookmark(int index) {
            this.index = index;
        }
    }

    Bookmark bookmark() {
        Bookmark bookmark = new Bookmark(items.size());
        bookmarks.add(bookmark);
        return bookmark;
    }

    /** Writes what the body says at an earlier place, behind what was written there before. */
    void at(Bookmark bookmark, Runnable body) {
        List<Item> all = items;
        Deque<List<Statement>> outerOpen = open;
        Optional<String> outerComment = comment;
        items = new ArrayList<>();
        open = new ArrayDeque<>();
        comment = Optional.empty();
        List<Item> added;
        try {
            body.run();
        } finally {
            added = items;
            items = all;
            open = outerOpen;
            comment = outerComment;
        }
        items.addAll(bookmark.index, added);
        for (Bookmark later : bookmarks.subList(bookmarks.indexOf(bookmark), bookmarks.size())) {
            later.index += added.size();
        }
    }
}
