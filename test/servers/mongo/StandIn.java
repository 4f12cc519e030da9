import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.MVStore;

/**
 * A server that speaks MongoDB's wire protocol, for machines without mongod: mongo-java-server over H2, with what newer drivers
 * ask for. Arguments: port (0 is any), then the file to keep data in, or nothing for memory. Ends when its input does, so that it
 * never outlives who started it.
 */
public class StandIn {
  /** Wire version 9 (4.4) is the least that the driver accepts. */
  static final MongoVersion VERSION = new MongoVersion() {
    public List<Integer> getVersionArray() {
      return List.of(4, 4, 29, 0);
    }

    public String toVersionString() {
      return "4.4.29";
    }

    public int getWireVersion() {
      return 9;
    }
  };

  static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify", "drop", "dropdatabase", "create",
      "createindexes", "dropindexes");

  /** Fields with an index of their own that is not unique; the library knows unique indexes only, and would scan. */
  static final List<String> LOOKED_UP = List.of("message", "keys");

  /**
   * As mongod, looks a filter's _id up whatever stands beside it, and values of indexed fields, one or several; the library
   * scans unless the _id stands alone.
   */
  static class Collection extends H2Collection {
    private Map<String, Map<Object, Set<Object>>> lookups;

    Collection(MongoDatabase database, String name, CollectionOptions options, MVStore store, CursorRegistry cursors) {
      super(database, name, options, store.openMap("databases." + database.getDatabaseName() + "." + name),
          store.openMap("meta." + database.getDatabaseName() + "." + name), cursors);
    }

    @Override
    protected synchronized QueryResult queryDocuments(Document query, Document orderBy, int skip, int limit, int batchSize,
        Document projection) {
      if (query.size() > 1 && query.containsKey("_id")) {
        Document byId = new Document("_id", query.get("_id"));
        for (Index<Object> index : getIndexes()) {
          if (!index.canHandle(byId)) continue;
          return matchDocuments(query, index.getPositions(byId), orderBy, skip, limit, batchSize, projection);
        }
      }
      for (String field : LOOKED_UP) {
        List<Object> values = wanted(query.get(field));
        if (values == null) continue;
        Set<Object> positions = new LinkedHashSet<>();
        for (Object value : values) positions.addAll(lookup(field).getOrDefault(value, Set.of()));
        return matchDocuments(query, positions, orderBy, skip, limit, batchSize, projection);
      }
      return super.queryDocuments(query, orderBy, skip, limit, batchSize, projection);
    }

    /** The texts that a condition asks for, or null when it asks for something else. */
    private static List<Object> wanted(Object condition) {
      if (condition instanceof String text) return List.of(text);
      if (!(condition instanceof Document operators) || operators.size() != 1) return null;
      if (!(operators.get("$in") instanceof java.util.Collection<?> values)) return null;
      return values.stream().allMatch(String.class::isInstance) ? new ArrayList<>(values) : null;
    }

    /** Made when it is first asked for: what lies on the disk is not read before. */
    private Map<Object, Set<Object>> lookup(String field) {
      if (lookups == null) {
        lookups = new HashMap<>();
        streamAllDocumentsWithPosition().forEach(one -> note(one.getDocument(), one.getPosition(), true));
      }
      return lookups.getOrDefault(field, Map.of());
    }

    private void note(Document document, Object position, boolean isThere) {
      if (lookups == null) return;
      for (String field : LOOKED_UP) {
        Object value = document.get(field);
        for (Object one : value instanceof java.util.Collection<?> many ? many : Collections.singletonList(value)) {
          if (!(one instanceof String)) continue;
          Set<Object> positions = lookups.computeIfAbsent(field, name -> new HashMap<>())
              .computeIfAbsent(one, text -> new LinkedHashSet<>());
          if (isThere) positions.add(position);
          else positions.remove(position);
        }
      }
    }

    @Override
    protected Object addDocumentInternal(Document document) {
      Object position = super.addDocumentInternal(document);
      note(document, position, true);
      return position;
    }

    @Override
    protected void removeDocument(Object position) {
      Document document = getDocument(position);
      if (document != null) note(document, position, false);
      super.removeDocument(position);
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
      note(before, position, false);
      super.handleUpdate(position, before, after);
      note(after, position, true);
    }
  }

  static class Database extends H2Database {
    private final MVStore store;

    Database(String name, MVStore store, CursorRegistry cursors) {
      super(name, store, cursors);
      this.store = store;
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
      return new Collection(this, name, options, storeOf(), cursorRegistry);
    }

    /** The superclass opens collections before this class has its field. */
    private MVStore storeOf() {
      return store != null ? store : OPENING.get();
    }
  }

  static final ThreadLocal<MVStore> OPENING = new ThreadLocal<>();

  static class Backend extends H2Backend {
    Backend(MVStore store) {
      super(store);
      version(VERSION);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
      OPENING.set(getMvStore());
      return new Database(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
      String name = command.toLowerCase();
      if (WRITES.contains(name)) return write(channel, database, command, query);
      return switch (name) {
        case "hello", "ismaster" -> greeting(super.handleCommand(channel, database, "ismaster", query));
        case "endsessions", "refreshsessions", "killsessions" -> new Document("ok", 1.0);
        default -> super.handleCommand(channel, database, command, query);
      };
    }

    private Document greeting(Document answer) {
      answer.put("isWritablePrimary", true);
      answer.put("helloOk", true);
      answer.put("logicalSessionTimeoutMinutes", 30);
      return answer;
    }

    /** One at a time, since the library's upserts are not atomic by themselves; what is acknowledged survives kill -9. */
    private synchronized Document write(Channel channel, String database, String command, Document query) {
      Document answer = super.handleCommand(channel, database, command, query);
      if (command.equals("insert")) countInserted(answer, query);
      commit();
      return answer;
    }

    /** The library counts the documents that were refused, too. */
    private void countInserted(Document answer, Document query) {
      if (!(answer.get("writeErrors") instanceof List<?> errors) || errors.isEmpty()) return;
      int first = ((Number) ((Document) errors.get(0)).get("index")).intValue();
      int sent = ((List<?>) query.get("documents")).size();
      answer.put("n", Boolean.FALSE.equals(query.get("ordered")) ? sent - errors.size() : first);
    }
  }

  public static void main(String[] arguments) throws Exception {
    MVStore.Builder store = new MVStore.Builder();
    if (arguments.length > 1) store.fileName(arguments[1]);
    MongoServer server = new MongoServer(new Backend(store.open()));
    server.bind("127.0.0.1", Integer.parseInt(arguments[0]));
    System.out.println("listening on " + server.getLocalAddress().getPort());
    while (System.in.read() >= 0) continue;
    server.shutdownNow();
    System.exit(0);
  }
}
