// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/connectionform.h"
#include "models/overview.h"
#include "shell/connector.h"
#include "shell/options.h"
#include "shell/places.h"
#include "shell/session.h"

#include <QHash>
#include <QMainWindow>
#include <QPointer>

#include <memory>

class QMenu;
class QStackedWidget;

namespace coinpay {

class ActivityPage;
class ConsolePage;
class WebhooksPage;
class BundleForms;
class BundleView;
class EscrowForms;
class EscrowsPage;
class InvoiceForms;
class InvoicesPage;
class KeychainPage;
class NoticeBar;
class OverviewPage;
class Rail;
class RequestsPage;
class ShortcutsDialog;
class StatusDialog;
class StoragePage;
class Stripe;
class TracePage;
class TransfersPage;
class WalletForms;
class WalletsPage;
class WelcomePage;

//! The window: rail, stripe, notices and the page in front. It opens a profile, connects it after
//! the first paint, and shows the page that fits when something stands in the way.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    //! `session` outlives the window.
    explicit MainWindow(Session &session, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! Opens the profile of this name, or the current one, or the first run.
    void start(const QString &profileName);

    //! Made when it is not there yet; null while no profile is open.
    [[nodiscard]] InvoicesPage *invoicesPage();
    [[nodiscard]] EscrowsPage *escrowsPage();
    [[nodiscard]] WalletsPage *walletsPage();
    [[nodiscard]] TransfersPage *transfersPage();
    [[nodiscard]] OverviewPage *overviewPage();
    [[nodiscard]] ActivityPage *activityPage();
    [[nodiscard]] RequestsPage *requestsPage();
    [[nodiscard]] ConsolePage *consolePage();
    [[nodiscard]] WebhooksPage *webhooksPage();
    [[nodiscard]] TracePage *tracePage();
    [[nodiscard]] InvoiceForms *forms() const { return m_forms.get(); }
    [[nodiscard]] EscrowForms *escrowForms() const { return m_escrowForms.get(); }
    [[nodiscard]] WalletForms *walletForms() const { return m_walletForms.get(); }
    [[nodiscard]] BundleForms *bundleForms() const { return m_bundleForms.get(); }
    [[nodiscard]] Connector *connector() const { return m_connector.get(); }
    [[nodiscard]] WelcomePage *welcomePage() const { return m_welcome; }
    [[nodiscard]] Session &session() { return m_session; }
    [[nodiscard]] QWidget *currentPage() const;

    //! Where a profile that is opened from now on is first seen.
    void setFirstPlace(Place place) { m_place = place; }

public Q_SLOTS:
    //! Nothing while no profile is open.
    void go(coinpay::Place place);
    //! The list that a figure counts.
    void showList(const coinpay::CountedList &list);
    //! A resource by the word of events ("invoice") and its id, on its page.
    void showResource(const QString &type, const QString &id);
    //! Its story, on the page of the trace.
    void trace(const QString &id);
    void comeForward();
    //! Comes forward and does what is asked, as far as a profile is open for it.
    void see(const coinpay::Errand &errand);
    //! Read-only, whether a profile is open or not. Null when the file cannot be read.
    coinpay::BundleView *showBundle(const QString &path);
    void showShortcuts();
    void showLimits();
    void showStatus();
    void showWelcome(bool canLeave);

Q_SIGNALS:
    //! Once, when the first page has reached the screen.
    void firstPaintDone();
    void profileOpened(const QString &name);

protected:
    //! Of the native window: sees the first exposure.
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    // mainwindow.cpp
    void openProfile(const Profile &profile);
    void buildDesk();
    void closeDesk();
    void connectDesk();
    void sayDrafts();
    void statusChanged();
    void showProblem(const Error &error, const QString &path);
    void showRegistryProblem(Error error);
    void showKeyProblem(const Error &error);
    void showNewKey(bool sessionOnly);
    void updateAttention();
    // mainwindowpages.cpp
    void buildRail();
    void closePages();
    void showPage(QWidget *page);
    [[nodiscard]] QWidget *page(Place place);
    [[nodiscard]] QWidget *makePage(Place place);
    [[nodiscard]] QWidget *makeOverview();
    [[nodiscard]] QWidget *makeInvoices();
    [[nodiscard]] QWidget *makeEscrows();
    [[nodiscard]] QWidget *makeWallets();
    [[nodiscard]] QWidget *makeTransfers();
    void editAgain(const Operation &operation);
    [[nodiscard]] QWidget *makeActivity();
    [[nodiscard]] QWidget *makeRequests();
    [[nodiscard]] QWidget *makeConsole();
    void showOperation(const QString &operationId);
    [[nodiscard]] QWidget *makeWebhooks();
    [[nodiscard]] QWidget *makeTrace();
    // mainwindowactions.cpp
    void buildActions();
    void buildMenu();
    void buildProfileMenu();
    void addThemeMenu(QMenu &menu);
    void showAbout();
    void chooseBundle();
    void lookForSigner(BundleView &view);
    [[nodiscard]] ConnectionActions connectionActions(bool sessionOnly, bool replace);

    Session &m_session;
    Rail *m_rail;
    Stripe *m_stripe;
    NoticeBar *m_notices;
    QStackedWidget *m_pages;
    Place m_place = allPlaces().front().place; //!< where the person is, or was last
    Place m_cameFrom = m_place;                //!< where they were before they traced something
    // Pages are made when they are first shown.
    QHash<Place, QWidget *> m_places;
    WelcomePage *m_welcome = nullptr;
    KeychainPage *m_keychain = nullptr;
    StoragePage *m_storage = nullptr;
    std::unique_ptr<Connector> m_connector;
    std::unique_ptr<InvoiceForms> m_forms;
    std::unique_ptr<EscrowForms> m_escrowForms;
    std::unique_ptr<WalletForms> m_walletForms;
    std::unique_ptr<BundleForms> m_bundleForms;
    QPointer<StatusDialog> m_statusDialog;
    QPointer<ShortcutsDialog> m_shortcutsDialog;
    QString m_wanted; //!< the profile start() was asked for
    bool m_painted = false;
};

} // namespace coinpay
