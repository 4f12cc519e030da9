import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import microsoft.exchange.webservices.data.core.ExchangeService;
import microsoft.exchange.webservices.data.core.PropertySet;
import microsoft.exchange.webservices.data.core.enumeration.misc.ConnectingIdType;
import microsoft.exchange.webservices.data.core.enumeration.misc.ExchangeVersion;
import microsoft.exchange.webservices.data.core.enumeration.notification.EventType;
import microsoft.exchange.webservices.data.core.enumeration.property.BasePropertySet;
import microsoft.exchange.webservices.data.core.enumeration.property.WellKnownFolderName;
import microsoft.exchange.webservices.data.core.enumeration.search.FolderTraversal;
import microsoft.exchange.webservices.data.core.enumeration.service.ConflictResolutionMode;
import microsoft.exchange.webservices.data.core.enumeration.service.DeleteMode;
import microsoft.exchange.webservices.data.core.enumeration.service.SyncFolderItemsScope;
import microsoft.exchange.webservices.data.core.enumeration.sync.ChangeType;
import microsoft.exchange.webservices.data.core.exception.service.remote.ServiceResponseException;
import microsoft.exchange.webservices.data.core.service.folder.Folder;
import microsoft.exchange.webservices.data.core.service.item.EmailMessage;
import microsoft.exchange.webservices.data.core.service.item.Item;
import microsoft.exchange.webservices.data.core.service.schema.EmailMessageSchema;
import microsoft.exchange.webservices.data.core.service.schema.FolderSchema;
import microsoft.exchange.webservices.data.core.service.schema.ItemSchema;
import microsoft.exchange.webservices.data.credential.WebCredentials;
import microsoft.exchange.webservices.data.misc.ImpersonatedUserId;
import microsoft.exchange.webservices.data.notification.GetEventsResults;
import microsoft.exchange.webservices.data.notification.ItemEvent;
import microsoft.exchange.webservices.data.notification.PullSubscription;
import microsoft.exchange.webservices.data.notification.StreamingSubscription;
import microsoft.exchange.webservices.data.notification.StreamingSubscriptionConnection;
import microsoft.exchange.webservices.data.property.complex.FileAttachment;
import microsoft.exchange.webservices.data.property.complex.FolderId;
import microsoft.exchange.webservices.data.property.complex.ItemId;
import microsoft.exchange.webservices.data.property.complex.MessageBody;
import microsoft.exchange.webservices.data.property.complex.MimeContent;
import microsoft.exchange.webservices.data.property.complex.StringList;
import microsoft.exchange.webservices.data.search.FindItemsResults;
import microsoft.exchange.webservices.data.search.FolderView;
import microsoft.exchange.webservices.data.search.ItemView;
import microsoft.exchange.webservices.data.search.filter.SearchFilter;
import microsoft.exchange.webservices.data.sync.ChangeCollection;
import microsoft.exchange.webservices.data.sync.FolderChange;
import microsoft.exchange.webservices.data.sync.ItemChange;

/** Named checks of an EWS server with Microsoft's own Java client; prints one JSON line for each. */
public final class Checks {
  interface Act {
    void run() throws Exception;
  }

  private final ExchangeService service;
  private final String address;
  private Folder customers;
  private Folder archive;

  private Checks(String address) throws Exception {
    this.address = address;
    this.service = connect(address, "check");
  }

  static ExchangeService connect(String login, String password) throws Exception {
    ExchangeService service = new ExchangeService(ExchangeVersion.Exchange2010_SP2);
    service.setUrl(new URI(System.getenv("SANDBOX_EWS_URL")));
    service.setCredentials(new WebCredentials(login, password));
    service.setTimeout(20_000);
    return service;
  }

  public static void main(String[] arguments) throws Exception {
    new Checks(System.getenv("SANDBOX_MAILBOX")).runAll();
    System.out.flush();
    // The library's own threads would keep the program alive.
    System.exit(0);
  }

  private static void check(String name, Act act) {
    String detail = "";
    try {
      act.run();
    } catch (Throwable problem) {
      StringBuilder text = new StringBuilder(String.valueOf(problem));
      for (StackTraceElement frame : problem.getStackTrace()) if (text.length() < 1500) text.append("\n  ").append(frame);
      detail = text.toString();
    }
    System.out.println("{\"name\":" + quoted(name) + ",\"ok\":" + detail.isEmpty() + ",\"detail\":" + quoted(detail) + "}");
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char character : text.toCharArray()) {
      if (character == '"' || character == '\\' || character < ' ') quoted.append(String.format("\\u%04x", (int) character));
      else quoted.append(character);
    }
    return quoted.append('"').toString();
  }

  private static void equal(Object actual, Object expected) {
    if (!expected.equals(actual)) throw new AssertionError("expected " + expected + ", got " + actual);
  }

  private static void holds(boolean condition, String message) {
    if (!condition) throw new AssertionError(message);
  }

  private static byte[] eml(String subject, String messageId) {
    String text = "From: Bo Sender <bo@fabrikam.example>\r\nTo: a@contoso.example\r\nSubject: " + subject
        + "\r\nMessage-ID: " + messageId + "\r\nDate: Tue, 17 Nov 2026 09:30:00 +0000\r\nMIME-Version: 1.0\r\n"
        + "Content-Type: text/plain; charset=utf-8\r\n\r\nHello\r\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private EmailMessage letter(FolderId folder, String subject) throws Exception {
    EmailMessage message = new EmailMessage(service);
    message.setMimeContent(new MimeContent("UTF-8", eml(subject, "<" + UUID.randomUUID() + "@fabrikam.example>")));
    message.save(folder);
    return message;
  }

  private FolderId inbox() {
    return new FolderId(WellKnownFolderName.Inbox);
  }

  private Folder folder(String name, FolderId parent) throws Exception {
    Folder folder = new Folder(service);
    folder.setDisplayName(name);
    folder.save(parent);
    return folder;
  }

  private void runAll() throws Exception {
    folders();
    items();
    sync();
    notifications();
    people();
  }

  private void folders() {
    check("binds to well-known folders", () -> {
      equal(Folder.bind(service, WellKnownFolderName.Inbox).getDisplayName(), "Inbox");
      equal(Folder.bind(service, WellKnownFolderName.SentItems).getDisplayName(), "Sent Items");
    });
    check("makes, renames and moves folders, which keep their ids", () -> {
      customers = folder("Customers", inbox());
      archive = folder("Archive of checks", new FolderId(WellKnownFolderName.MsgFolderRoot));
      Folder contoso = folder("Contoso", customers.getId());
      String id = contoso.getId().getUniqueId();
      contoso.setDisplayName("Contoso AG & Söhne");
      contoso.update();
      contoso.move(archive.getId());
      Folder found = Folder.bind(service, new FolderId(id));
      equal(found.getDisplayName(), "Contoso AG & Söhne");
      equal(found.getParentFolderId().getUniqueId(), archive.getId().getUniqueId());
    });
    check("finds folders at any depth", () -> {
      FolderView view = new FolderView(1000);
      view.setTraversal(FolderTraversal.Deep);
      Set<String> names = new HashSet<>();
      for (Folder folder : service.findFolders(WellKnownFolderName.MsgFolderRoot, view)) names.add(folder.getDisplayName());
      holds(names.containsAll(Arrays.asList("Inbox", "Customers", "Contoso AG & Söhne", "Drafts")), names.toString());
    });
    check("finds a folder by its name", () -> {
      SearchFilter filter = new SearchFilter.IsEqualTo(FolderSchema.DisplayName, "Customers");
      equal(service.findFolders(WellKnownFolderName.Inbox, filter, new FolderView(10)).getTotalCount(), 1);
    });
    check("deletes a folder to Deleted Items and for good", () -> {
      Folder folder = folder("Short-lived", inbox());
      String id = folder.getId().getUniqueId();
      folder.delete(DeleteMode.MoveToDeletedItems);
      Folder bin = Folder.bind(service, WellKnownFolderName.DeletedItems);
      Folder binned = Folder.bind(service, new FolderId(id));
      equal(binned.getParentFolderId().getUniqueId(), bin.getId().getUniqueId());
      binned.delete(DeleteMode.HardDelete);
      try {
        Folder.bind(service, new FolderId(id));
        throw new AssertionError("the folder is still there");
      } catch (ServiceResponseException gone) {
        holds(gone.getErrorCode().toString().matches("Error(Folder|Item)NotFound"), gone.getErrorCode().toString());
      }
    });
  }

  private void items() {
    check("keeps MIME byte for byte and gives headers, body and times", () -> {
      byte[] mime = eml("A plain letter", "<plain@fabrikam.example>");
      EmailMessage message = new EmailMessage(service);
      message.setMimeContent(new MimeContent("UTF-8", mime));
      message.save(customers.getId());
      PropertySet all = new PropertySet(BasePropertySet.FirstClassProperties);
      all.add(ItemSchema.MimeContent);
      EmailMessage read = EmailMessage.bind(service, message.getId(), all);
      holds(Arrays.equals(read.getMimeContent().getContent(), mime), "the MIME differs");
      equal(read.getSubject(), "A plain letter");
      equal(read.getInternetMessageId(), "<plain@fabrikam.example>");
      equal(read.getFrom().getAddress(), "bo@fabrikam.example");
      equal(read.getDateTimeSent().toInstant().toString(), "2026-11-17T09:30:00Z");
      holds(read.getBody().toString().contains("Hello"), read.getBody().toString());
      equal(read.getInternetMessageHeaders().find("Message-ID").getValue(), "<plain@fabrikam.example>");
    });
    check("finds items by Message-ID", () -> {
      SearchFilter filter = new SearchFilter.IsEqualTo(EmailMessageSchema.InternetMessageId, "<plain@fabrikam.example>");
      FindItemsResults<Item> found = service.findItems(customers.getId(), filter, new ItemView(10));
      equal(found.getTotalCount(), 1);
    });
    check("finds items by several conditions, in pages", () -> {
      Folder many = folder("Many", inbox());
      for (int number = 0; number < 12; number++) letter(many.getId(), String.format("Letter %02d", number));
      SearchFilter filter = new SearchFilter.ContainsSubstring(ItemSchema.Subject, "letter 0");
      ItemView view = new ItemView(4);
      List<String> subjects = new ArrayList<>();
      for (boolean isMore = true; isMore; ) {
        FindItemsResults<Item> page = service.findItems(many.getId(), filter, view);
        for (Item item : page) subjects.add(item.getSubject());
        isMore = page.isMoreAvailable();
        view.setOffset(subjects.size());
      }
      equal(subjects.size(), 10);
      equal(new HashSet<>(subjects).size(), 10);
    });
    check("changes categories, which gives a new change key and keeps the id", () -> {
      EmailMessage message = letter(customers.getId(), "To categorize");
      EmailMessage read = EmailMessage.bind(service, message.getId());
      String key = read.getId().getChangeKey();
      read.setCategories(new StringList(Arrays.asList("Tracked", "Blue")));
      read.update(ConflictResolutionMode.AutoResolve);
      EmailMessage again = EmailMessage.bind(service, message.getId());
      equal(again.getCategories().getSize(), 2);
      holds(!again.getId().getChangeKey().equals(key), "the change key is the same");
    });
    check("moves give a new id, copies leave the original", () -> {
      EmailMessage message = letter(customers.getId(), "On the move");
      Item moved = message.move(archive.getId());
      holds(!moved.getId().getUniqueId().equals(message.getId().getUniqueId()), "the id is the same");
      Item copied = EmailMessage.bind(service, moved.getId()).copy(customers.getId());
      holds(!copied.getId().getUniqueId().equals(moved.getId().getUniqueId()), "the copy has the same id");
      equal(Item.bind(service, moved.getId()).getSubject(), "On the move");
      try {
        Item.bind(service, message.getId());
        throw new AssertionError("the old id still works");
      } catch (ServiceResponseException gone) {
        equal(gone.getErrorCode().toString(), "ErrorItemNotFound");
      }
    });
    check("attachments go in and come out as they were", () -> {
      EmailMessage message = new EmailMessage(service);
      message.setSubject("With a file");
      message.setBody(MessageBody.getMessageBodyFromText("Text"));
      message.save(customers.getId());
      message.getAttachments().addFileAttachment("numbers.bin", new byte[] {0, 1, 2, (byte) 255});
      message.update(ConflictResolutionMode.AutoResolve);
      EmailMessage read = EmailMessage.bind(service, message.getId());
      FileAttachment file = (FileAttachment) read.getAttachments().getPropertyAtIndex(0);
      file.load();
      equal(file.getName(), "numbers.bin");
      holds(Arrays.equals(file.getContent(), new byte[] {0, 1, 2, (byte) 255}), "the bytes differ");
    });
    check("sends and keeps a copy", () -> {
      EmailMessage message = new EmailMessage(service);
      message.setSubject("To myself");
      message.setBody(MessageBody.getMessageBodyFromText("Text"));
      message.getToRecipients().add(address);
      message.sendAndSaveCopy();
      SearchFilter filter = new SearchFilter.IsEqualTo(ItemSchema.Subject, "To myself");
      equal(service.findItems(WellKnownFolderName.SentItems, filter, new ItemView(10)).getTotalCount(), 1);
      equal(service.findItems(WellKnownFolderName.Inbox, filter, new ItemView(10)).getTotalCount(), 1);
    });
    check("deletes items", () -> {
      EmailMessage message = letter(customers.getId(), "To delete");
      message.delete(DeleteMode.HardDelete);
      SearchFilter filter = new SearchFilter.IsEqualTo(ItemSchema.Subject, "To delete");
      equal(service.findItems(customers.getId(), filter, new ItemView(10)).getTotalCount(), 0);
    });
  }

  private ChangeCollection<ItemChange> read(Folder folder, String state) throws Exception {
    return service.syncFolderItems(folder.getId(), PropertySet.IdOnly, null, 512, SyncFolderItemsScope.NormalItems, state);
  }

  private static List<String> kinds(ChangeCollection<ItemChange> changes) throws Exception {
    List<String> kinds = new ArrayList<>();
    for (ItemChange change : changes) kinds.add(change.getChangeType() + " " + change.getItemId().getUniqueId());
    return kinds;
  }

  private void sync() {
    check("reads the folder tree by changes", () -> {
      ChangeCollection<FolderChange> first = service.syncFolderHierarchy(PropertySet.FirstClassProperties, null);
      holds(first.getCount() > 10, "only " + first.getCount() + " folders");
      Folder made = folder("Made later", inbox());
      ChangeCollection<FolderChange> second = service.syncFolderHierarchy(PropertySet.FirstClassProperties, first.getSyncState());
      equal(second.getCount(), 1);
      FolderChange change = second.iterator().next();
      equal(change.getChangeType(), ChangeType.Create);
      equal(change.getFolderId().getUniqueId(), made.getId().getUniqueId());
    });
    check("reads items by changes; a move is a delete and a create", () -> {
      Folder from = folder("From", inbox());
      Folder to = folder("To", inbox());
      EmailMessage message = letter(from.getId(), "Mover");
      ChangeCollection<ItemChange> inFrom = read(from, null);
      ChangeCollection<ItemChange> inTo = read(to, null);
      equal(kinds(inFrom), Arrays.asList("Create " + message.getId().getUniqueId()));
      Item moved = message.move(to.getId());
      equal(kinds(read(from, inFrom.getSyncState())), Arrays.asList("Delete " + message.getId().getUniqueId()));
      equal(kinds(read(to, inTo.getSyncState())), Arrays.asList("Create " + moved.getId().getUniqueId()));
    });
    check("pages of changes go on where the last one ended", () -> {
      Folder folder = folder("Paged", inbox());
      List<EmailMessage> letters = new ArrayList<>();
      for (int number = 0; number < 25; number++) letters.add(letter(folder.getId(), "n " + number));
      Set<String> seen = new HashSet<>();
      String state = null;
      for (boolean isMore = true; isMore; ) {
        ChangeCollection<ItemChange> page =
            service.syncFolderItems(folder.getId(), PropertySet.IdOnly, null, 10, SyncFolderItemsScope.NormalItems, state);
        holds(page.getCount() <= 10, "a page of " + page.getCount());
        seen.addAll(kinds(page));
        state = page.getSyncState();
        isMore = page.getMoreChangesAvailable();
      }
      equal(seen.size(), 25);
    });
    check("a sync state that is none is refused", () -> {
      try {
        read(customers, "bm9uZQ==");
        throw new AssertionError("it was taken");
      } catch (ServiceResponseException refused) {
        equal(refused.getErrorCode().toString(), "ErrorInvalidSyncStateData");
      }
    });
  }

  private void notifications() {
    check("pulls events", () -> {
      PullSubscription subscription = service.subscribeToPullNotifications(
          Arrays.asList(customers.getId()), 5, null, EventType.Created, EventType.Moved, EventType.Deleted);
      EmailMessage message = letter(customers.getId(), "Pulled");
      List<String> created = new ArrayList<>();
      GetEventsResults results = subscription.getEvents();
      for (ItemEvent event : results.getItemEvents()) {
        if (event.getEventType() == EventType.Created) created.add(event.getItemId().getUniqueId());
      }
      equal(created, Arrays.asList(message.getId().getUniqueId()));
      subscription.unsubscribe();
    });
    check("streams events", () -> {
      StreamingSubscription subscription = service.subscribeToStreamingNotifications(
          Arrays.asList(customers.getId()), EventType.Created, EventType.NewMail);
      StreamingSubscriptionConnection connection = new StreamingSubscriptionConnection(service, 1);
      List<ItemId> told = new ArrayList<>();
      CountDownLatch heard = new CountDownLatch(1);
      connection.addSubscription(subscription);
      connection.addOnNotificationEvent((sender, notification) -> notification.getEvents().forEach((event) -> {
        if (event instanceof ItemEvent) told.add(((ItemEvent) event).getItemId());
        heard.countDown();
      }));
      connection.open();
      EmailMessage message = letter(customers.getId(), "Streamed");
      holds(heard.await(20, TimeUnit.SECONDS), "nothing was heard for 20 seconds");
      equal(told.get(0).getUniqueId(), message.getId().getUniqueId());
    });
  }

  private void people() {
    check("resolves an address", () -> {
      equal(service.resolveName(address).getCount(), 1);
    });
    check("the service account acts as the mailbox", () -> {
      ExchangeService impersonating = connect("svc-foldwatch@contoso.example", "svc-foldwatch");
      impersonating.setImpersonatedUserId(new ImpersonatedUserId(ConnectingIdType.SmtpAddress, address));
      SearchFilter filter = new SearchFilter.IsEqualTo(FolderSchema.DisplayName, "Customers");
      equal(impersonating.findFolders(WellKnownFolderName.Inbox, filter, new FolderView(10)).getTotalCount(), 1);
    });
  }
}
