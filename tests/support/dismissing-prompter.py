#!/usr/bin/python3
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person who dismisses every prompt of gnome-keyring.

Stands where gcr-prompter stands: owns org.gnome.keyring.SystemPrompter and answers each prompt
with "no", until its session ends.
"""
import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

PROMPTER = "org.gnome.keyring.internal.Prompter"
CALLBACK = "org.gnome.keyring.internal.Prompter.Callback"


class DismissingPrompter(dbus.service.Object):
    def __init__(self, bus):
        super().__init__(bus, "/org/gnome/keyring/Prompter")
        self.bus = bus

    def tell(self, sender, path, reply):
        callback = dbus.Interface(self.bus.get_object(sender, path, introspect=False), CALLBACK)
        callback.PromptReady(reply, dbus.Dictionary({}, signature="sv"), "",
                             reply_handler=lambda *_: None, error_handler=lambda *_: None)

    @dbus.service.method(PROMPTER, in_signature="o", sender_keyword="sender")
    def BeginPrompting(self, callback, sender=None):
        GLib.idle_add(self.tell, sender, callback, "")

    @dbus.service.method(PROMPTER, in_signature="osa{sv}s", sender_keyword="sender")
    def PerformPrompt(self, callback, kind, properties, exchange, sender=None):
        GLib.idle_add(self.tell, sender, callback, "no")

    @dbus.service.method(PROMPTER, in_signature="o", sender_keyword="sender")
    def StopPrompting(self, callback, sender=None):
        pass


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
session = dbus.SessionBus()
prompter = DismissingPrompter(session)
name = dbus.service.BusName("org.gnome.keyring.SystemPrompter", session)
GLib.MainLoop().run()
